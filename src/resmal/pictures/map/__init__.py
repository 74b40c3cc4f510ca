"""The map: the destination in the middle, a sector for each landmark, initiatives by fit.

The nearer the middle, the better an initiative fits its landmark; beyond the dashed ring no clear
link was found. Up to 60 initiatives are drawn one by one, more are gathered by theme.
"""

from resmal.pictures.map.drawing import map_picture
from resmal.pictures.map.layout import MapLayout, map_layout
from resmal.pictures.map.marks import MOST_ONE_BY_ONE, Mark, marks, row_anchor

__all__ = [
    "MOST_ONE_BY_ONE",
    "MapLayout",
    "Mark",
    "map_layout",
    "map_picture",
    "marks",
    "row_anchor",
]

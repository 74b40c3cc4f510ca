"""Pictures of a review as SVG text: the same on screen, on paper, in light and in dark.

Every picture has a title and a description, uses classes of meaning in place of colours
(``palette``), and takes ``is_narrow`` for a drawing that can be read on a phone.
"""

from resmal.pictures.hops import hops_picture
from resmal.pictures.line import line_picture
from resmal.pictures.map import map_picture
from resmal.pictures.sprawl import count_picture, sprawl_picture

__all__ = ["count_picture", "hops_picture", "line_picture", "map_picture", "sprawl_picture"]

"""Lists in and out: what a company keeps its initiatives in, read as it is."""

from resmal.formats.confirmed import Confirmation, ReadConfirmed, read_confirmed
from resmal.formats.directions import read_direction, write_direction
from resmal.formats.headings import FIELDS
from resmal.formats.lists import ReadList, read_list
from resmal.formats.refusals import DirectionError, FormatError, ListError, WritingError
from resmal.formats.understood import understood_lines
from resmal.formats.writing import refuse_unwritable, write_text

__all__ = [
    "FIELDS",
    "Confirmation",
    "DirectionError",
    "FormatError",
    "ListError",
    "ReadConfirmed",
    "ReadList",
    "WritingError",
    "read_confirmed",
    "read_direction",
    "read_list",
    "refuse_unwritable",
    "understood_lines",
    "write_direction",
    "write_text",
]

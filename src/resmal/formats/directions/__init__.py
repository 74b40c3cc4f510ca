"""A direction as a text file that a person likes to read and edit."""

from resmal.formats.directions.reading import read_direction
from resmal.formats.directions.writing import write_direction

__all__ = ["read_direction", "write_direction"]

"""Any file that holds a table, as headings and rows of cells, whatever wrote it."""

from resmal.formats.tables.reading import read_table
from resmal.formats.tables.table import Table

__all__ = ["Table", "read_table"]

"""The report of a review: one file that opens anywhere and prints well."""

from resmal.report.page import render
from resmal.report.summary import summary_lines

__all__ = ["render", "summary_lines"]

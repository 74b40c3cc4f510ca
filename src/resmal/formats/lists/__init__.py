"""A company's own list of initiatives, read as it is: guessed, used, and every flaw named."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from types import MappingProxyType

from resmal.engine.portfolio import Initiative, Problem
from resmal.formats import headings
from resmal.formats.lists.columns import guess_columns
from resmal.formats.lists.rows import Initiatives, picked_rows
from resmal.formats.opening import opened
from resmal.formats.refusals import ListError
from resmal.formats.tables import Table, read_table

_SAMPLE = 2_000  # rows from which the columns are guessed
_NOTHING_SAID: Mapping[str, Sequence[str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class ReadList:
    """What was understood of a list, and what was not.

    ``kind`` is csv, xlsx, xls, ods or json, or the product that wrote the list: jira,
    azure_devops, planner or trello. ``columns`` says for each field the headings it was read
    from. ``rows`` counts the rows that are not empty; ``heading_row`` is None where every value
    carries its own name.
    """

    kind: str
    initiatives: tuple[Initiative, ...]
    problems: tuple[Problem, ...]
    columns: Mapping[str, tuple[str, ...]]
    unused: tuple[str, ...]
    rows: int
    heading_row: int | None
    encoding: str
    separator: str
    sheet: str


def read_list(path: Path, columns: Mapping[str, Sequence[str]] = _NOTHING_SAID) -> ReadList:
    """The initiatives in a list: CSV, XLSX, ODS, XLS or JSON, also packed with gzip.

    ``columns`` says for a field (``title``, ``description``, ...) which headings to read it from;
    the rest is guessed. Raises ListError, with one sentence, where nothing can be used at all.
    """
    with opened(path, ListError) as file:
        return _understood(read_table(file, path), columns)


def _understood(table: Table, said: Mapping[str, Sequence[str]]) -> ReadList:
    sample = list(islice(table.rows, _SAMPLE))
    found = guess_columns(table.headings, [cells for _number, cells in sample], said)
    every = chain(sample, table.rows)
    has_formulas = table.kind == "xlsx"  # in text an equals sign is a sign like any other
    rows = list(picked_rows(every, table.headings, found, has_formulas=has_formulas))
    kind = headings.product_of(table.headings)[0] or table.kind
    initiatives = Initiatives(rows, table.headings, kind)
    made = initiatives.made()
    used = {heading for headings_of in found.values() for heading in headings_of}
    return ReadList(
        kind=kind,
        initiatives=made,
        problems=(*table.problems, *initiatives.problems()),
        columns=found,
        unused=tuple(name for name in dict.fromkeys(table.headings) if name not in used),
        rows=len(rows),
        heading_row=table.heading_row,
        encoding=table.encoding,
        separator=table.separator,
        sheet=table.sheet,
    )


__all__ = ["ReadList", "read_list"]

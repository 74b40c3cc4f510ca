"""Trying the examples of rules: each must be found, or must not be."""

from collections.abc import Iterator
from dataclasses import dataclass

from resmal.engine.words.checker import Checker
from resmal.engine.words.rulebook.entries import Entry, Style
from resmal.engine.words.rulebook.styles import compile_styles


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that does not do what its entry says."""

    entry: Entry
    example: str
    should_be_found: bool


def failures(style: Style) -> Iterator[Failure]:
    """Examples of ``style`` that fail, tried with all its rules at once, as a reader meets them."""
    checker = Checker(compile_styles([style]))
    for entry in style.entries:
        for should, examples in ((True, entry.found), (False, entry.not_found)):
            for example in examples:
                findings = checker.check(example, style.language).findings
                if any(finding.rule == entry.rule for finding in findings) != should:
                    yield Failure(entry, example, should)

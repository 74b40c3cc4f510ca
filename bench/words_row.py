"""One figure of the words checker."""

from collections.abc import Mapping
from typing import Literal

from figures import Row


def measured(
    name: str,
    figure: float,
    goal: float,
    better: Literal["higher", "lower"] = "higher",
    *,
    rivals: Mapping[str, float] | None = None,
    note: str = "",
) -> Row:
    """A figure in the area of words; more is better if nothing is said."""
    return Row("words", name, figure, goal, better, rivals or {}, note)

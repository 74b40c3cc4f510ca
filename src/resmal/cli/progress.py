"""How far the work has come, and how long is left: drawn on a terminal, told plainly elsewhere."""

import sys
from types import TracebackType
from typing import TYPE_CHECKING, Self

from resmal.translation import gettext as _

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID


class Progress:
    """A line from today to the destination; nothing is drawn before work has taken a moment."""

    def __init__(self) -> None:
        self._bar: Bar | None = None
        self._tasks: dict[str, TaskID] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def advance(self, step: str, done: int, total: int) -> None:
        """``done`` of ``total`` pieces of ``step`` ("reading_meaning", "comparing") are done."""
        bar = self._bar or self._start()
        if step not in self._tasks:
            self._tasks[step] = bar.add_task(_sentence(step), total=total)
        bar.update(self._tasks[step], completed=done, total=total)

    def _start(self) -> "Bar":
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as Bar

        self._bar = Bar(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            TextColumn(_("left")),
            console=Console(file=sys.stderr),
            transient=True,
        )
        self._bar.start()
        return self._bar


def _sentence(step: str) -> str:
    return {
        "meaning": _("Reading what each text means"),
        "evidence": _("Finding the sentences that carry it"),
        "comparing": _("Holding the initiatives against the landmarks"),
    }[step]

"""A file with the findings that were there when somebody began: they are left out."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from resmal.engine.words import Finding
from resmal.formats.refusals import FormatError
from resmal.translation import gettext as _


class Baseline:
    """How many findings of each kind are known in each file. Lines may move without harm."""

    def __init__(self, path: Path) -> None:
        """Raises FormatError where the file is there but is no baseline."""
        self.path = path
        self.exists = path.exists()
        self._known: Counter[tuple[str, str, str]] = Counter()
        if self.exists:
            self._read()

    def _read(self) -> None:
        try:
            for known in json.loads(self.path.read_text(encoding="utf-8"))["known"]:
                self._known[known["file"], known["rule"], known["match"]] = int(known["count"])
        except (ValueError, KeyError, TypeError) as error:
            raise FormatError(
                _("“{path}” is not a baseline. Remove it to have a new one written.").format(
                    path=self.path
                )
            ) from error

    def unknown(self, name: str, findings: Iterable[Finding]) -> Iterator[Finding]:
        """The findings in the file ``name`` beyond those that are known."""
        left = self._known.copy()
        for finding in findings:
            key = (name, finding.rule, finding.match.casefold())
            if left[key]:
                left[key] -= 1
            else:
                yield finding

    def write(self, found: Iterable[tuple[str, Iterable[Finding]]]) -> int:
        """Take everything in ``found`` as known and write it down; gives how many there are."""
        for name, findings in found:
            self._known.update((name, one.rule, one.match.casefold()) for one in findings)
        known = [
            {"file": file, "rule": rule, "match": match, "count": count}
            for (file, rule, match), count in sorted(self._known.items())
        ]
        text = json.dumps({"known": known}, ensure_ascii=False, indent=1) + "\n"
        self.path.write_text(text, encoding="utf-8")
        return self._known.total()

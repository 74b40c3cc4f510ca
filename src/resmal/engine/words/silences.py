"""Keep, because ...: what somebody wants to keep, said in the text itself."""

import re
from collections.abc import Iterator

from resmal.engine.words.findings import Silence

_KEEP = re.compile(
    r"resmal:[ \t]*(?:keep|behåll)[ \t]+(?P<keep>[^\n,]{1,100}?)[ \t]*"
    r"(?:,[ \t]*(?:because|därför att|eftersom|för att)(?P<because>[^\n]*?))?[ \t]*(?:-->|\n|\Z)",
    re.IGNORECASE,
)


class NoReasonError(ValueError):
    """Something is kept without a because. ``at`` is its place in the text, in code points."""

    def __init__(self, keep: str, at: int) -> None:
        self.keep, self.at = keep, at
        super().__init__(f"{keep!r} is kept without a reason")


def silences_in(text: str) -> Iterator[Silence]:
    """What ``text`` asks to keep: "resmal: keep big-data, because the fair is called so".

    Raises NoReasonError where the reason is missing.
    """
    if "resmal:" not in text:
        return
    for found in _KEEP.finditer(text):
        because = (found["because"] or "").strip()
        if not because:
            raise NoReasonError(found["keep"], found.start())
        yield Silence(found["keep"].strip(), because)

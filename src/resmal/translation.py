"""The reader's language for everything below the web: commands, lists, pictures and reports.

English is the source; the Swedish catalogue stands in ``locale/sv``. The language is held in a
context variable, so that two reports can be written side by side in one process.
"""

import gettext as _stdlib
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

LANGUAGES = ("sv", "en")
LOCALE = Path(__file__).parent / "locale"
_language: ContextVar[str] = ContextVar("language", default="en")


@cache
def catalogue(language: str) -> _stdlib.NullTranslations:
    """The translations of one language; English is its own source."""
    if language == "en":
        return _stdlib.NullTranslations()
    return _stdlib.translation("resmal", LOCALE, [language])


def current() -> str:
    """The language that sentences are given in now: ``sv`` or ``en``."""
    return _language.get()


def use(language: str) -> None:
    """Speak ``language`` (``sv`` or ``en``) from here on in this context."""
    if language not in LANGUAGES:
        raise ValueError(f"no catalogue for {language!r}; there is {', '.join(LANGUAGES)}")
    _language.set(language)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak ``language`` within the block, and as before after it."""
    before = _language.get()
    use(language)
    try:
        yield
    finally:
        _language.set(before)


def gettext(message: str) -> str:
    """``message`` in the reader's language."""
    return catalogue(current()).gettext(message)


def ngettext(one: str, many: str, n: int) -> str:
    """The form of a sentence for ``n`` things, in the reader's language."""
    return catalogue(current()).ngettext(one, many, n)


def pgettext(context: str, message: str) -> str:
    """``message`` in the reader's language, where the word alone could mean two things."""
    return catalogue(current()).pgettext(context, message)

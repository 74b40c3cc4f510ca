"""Opening what somebody pointed at, and saying in one sentence why that cannot be done."""

import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from resmal.formats.refusals import FormatError
from resmal.formats.sentences import reason_of
from resmal.translation import gettext as _


@contextmanager
def opened(path: Path, refusal: type[FormatError]) -> Iterator[BinaryIO]:
    """The file at ``path``, open for reading bytes.

    Raises ``refusal`` where there is no such file, where it is a folder or a device, where it is
    empty and where one may not read it.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise refusal(_not_a_file(path))
        if not status.st_size:
            raise refusal(_("“{name}” is empty.").format(name=path.name))
        with path.open("rb") as file:
            yield file
    except OSError as error:
        raise refusal(_why_not(path, error)) from error


def _not_a_file(path: Path) -> str:
    if path.is_dir():
        sentence = _("“{name}” is a folder. Point at the file inside it that should be read.")
    else:
        sentence = _("“{name}” is not an ordinary file and cannot be read.")
    return sentence.format(name=path.name or path)


def _why_not(path: Path, error: OSError) -> str:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        sentence = _("There is no file “{path}”.")
    elif isinstance(error, PermissionError):
        sentence = _("You have no right to read “{path}”.")
    else:
        sentence = _("“{path}” cannot be read: {reason}.")
    return sentence.format(path=path, reason=reason_of(error))

"""Writing a file whole or not at all."""

import contextlib
import os
import secrets
import shutil
import stat
from pathlib import Path

from resmal.formats.refusals import WritingError
from resmal.formats.sentences import reason_of
from resmal.translation import gettext as _


def write_text(path: Path, text: str, *, replace: bool = True) -> None:
    """Write ``text`` as UTF-8 to ``path``: afterwards the file is the whole text, or as it was.

    The text goes to a hidden file in the same folder first, which then takes the name. Without
    ``replace`` a file that stands there already is kept.

    Raises WritingError, with one sentence, where the text could not be written.
    """
    target = Path(os.path.realpath(path))  # a link goes on pointing at what it pointed at
    part = _part_of(target)
    try:
        _refuse_what_is_no_file(path, target, replace=replace)
        _write_whole(part, text.encode())
        _give_name(part, target, replace=replace)
    except OSError as error:
        raise WritingError(_why_not(path, error)) from error
    except UnicodeEncodeError as error:
        raise WritingError(
            _("“{path}” was not written: the text holds characters that no file can hold.").format(
                path=path
            )
        ) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def refuse_unwritable(path: Path) -> None:
    """Raise WritingError where a file could not be written to ``path`` later on.

    Long work should not end in "no right to write".
    """
    target = Path(os.path.realpath(path))
    try:
        _refuse_what_is_no_file(path, target, replace=True)
        part = _part_of(target)
        part.touch(exist_ok=False)
        part.unlink()
    except OSError as error:
        raise WritingError(_why_not(path, error)) from error


def _folder_of(path: Path) -> Path:
    return Path(os.path.realpath(path)).parent


def _part_of(target: Path) -> Path:
    return target.with_name(f".{target.name[:100]}.{secrets.token_hex(4)}.part")


def _refuse_what_is_no_file(path: Path, target: Path, *, replace: bool) -> None:
    if not target.exists():
        return
    if target.is_dir():
        sentence = _("“{path}” is a folder. Add the name of the file to write.")
    elif not stat.S_ISREG(target.stat().st_mode):
        sentence = _("“{path}” is not an ordinary file and cannot be written.")
    elif not replace:
        sentence = _("“{path}” exists already and was left as it is. Choose another name.")
    elif not os.access(target, os.W_OK):
        sentence = _("You have no right to write “{path}”.")
    else:
        return
    raise WritingError(sentence.format(path=path))


def _write_whole(part: Path, data: bytes) -> None:
    with part.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _give_name(part: Path, target: Path, *, replace: bool) -> None:
    if target.exists():
        shutil.copymode(target, part)
    if replace:
        part.replace(target)
        return
    try:
        target.hardlink_to(part)  # fails where the name was taken in the meantime
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        part.replace(target)


def _why_not(path: Path, error: OSError) -> str:
    if isinstance(error, FileExistsError):
        sentence = _("“{path}” exists already and was left as it is. Choose another name.")
    elif isinstance(error, FileNotFoundError) and _folder_of(path).is_dir():
        sentence = _("“{path}” was not written: no file can be made in the folder “{folder}”.")
    elif isinstance(error, FileNotFoundError | NotADirectoryError):
        sentence = _("“{path}” was not written: there is no folder “{folder}”.")
    elif isinstance(error, PermissionError):
        sentence = _("You have no right to write “{path}”.")
    else:
        sentence = _("“{path}” was not written: {reason}.")
    return sentence.format(path=path, folder=path.parent, reason=reason_of(error))

"""Pieces of sentences in the reader's language: quotation marks, and what a system refused."""

import errno
from collections.abc import Iterable

from resmal.translation import gettext as _


def quoted(name: object) -> str:
    """``name`` in the quotation marks of the reader's language."""
    return _("“{name}”").format(name=name)


def listed(names: Iterable[object]) -> str:
    """All ``names`` in quotation marks, with commas between them."""
    return ", ".join(map(quoted, names))


def reason_of(error: OSError) -> str:
    """Why the system refused, as the end of a sentence; its own words are English only."""
    reasons = {
        errno.ENOENT: _("there is no such file"),
        errno.ENOTDIR: _("part of the path is a file and no folder"),
        errno.EISDIR: _("it is a folder"),
        errno.EACCES: _("you have no right to it"),
        errno.EPERM: _("you have no right to it"),
        errno.EROFS: _("nothing can be changed on that disk"),
        errno.ENOSPC: _("the disk is full"),
        errno.EDQUOT: _("your share of the disk is full"),
        errno.ENAMETOOLONG: _("its name is too long"),
        errno.EINVAL: _("its name holds characters that the system does not allow"),
        errno.ELOOP: _("its links lead in a circle"),
        errno.EIO: _("the disk does not answer as it should"),
        errno.EBUSY: _("another program is using it"),
        errno.ETXTBSY: _("another program is using it"),
    }
    other = _("the system refused it (error {number})").format(number=error.errno)
    return reasons.get(error.errno or 0, other)

import errno
import os

import pytest

from resmal.formats.sentences import listed, reason_of
from resmal.translation import speaking


def test_names_stand_in_the_quotation_marks_of_the_language():
    assert listed(["a", "b"]) == "“a”, “b”"
    with speaking("sv"):
        assert listed(["a", "b"]) == "”a”, ”b”"


@pytest.mark.parametrize("number", [errno.ENOENT, errno.ENOSPC, errno.EROFS, errno.ENAMETOOLONG])
def test_what_the_system_refuses_is_said_in_the_readers_language(number):
    error = OSError(number, os.strerror(number))
    in_english = reason_of(error)
    with speaking("sv"):
        assert reason_of(error) not in {in_english, error.strerror}


def test_a_rare_reason_is_said_by_its_number():
    assert reason_of(OSError(errno.ESTALE, "Stale file handle")).endswith(f"(error {errno.ESTALE})")

import os
from pathlib import Path

import pytest

from resmal.formats import WritingError, refuse_unwritable, write_text

BOTH = pytest.mark.parametrize("write", [refuse_unwritable, lambda path: write_text(path, "new")])


def test_a_text_is_written_whole_and_nothing_else_is_left(tmp_path):
    path = tmp_path / "report.html"
    write_text(path, "Å\r\nÄ\n")
    write_text(path, "ö 🚀\n")
    assert path.read_bytes() == "ö 🚀\n".encode()
    assert [p.name for p in tmp_path.iterdir()] == ["report.html"]


def test_a_new_file_may_be_read_by_whoever_may_read_others(tmp_path):
    ordinary = tmp_path / "ordinary"
    ordinary.write_text("x", encoding="utf-8")
    write_text(tmp_path / "report.html", "x")
    assert (tmp_path / "report.html").stat().st_mode == ordinary.stat().st_mode


def test_a_file_keeps_who_may_read_it(tmp_path):
    path = tmp_path / "report.html"
    path.touch(mode=0o600)
    write_text(path, "x")
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_link_goes_on_pointing_at_its_file(tmp_path):
    (tmp_path / "real").write_text("old", encoding="utf-8")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write_text(tmp_path / "link", "new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text(encoding="utf-8") == "new"


@pytest.mark.parametrize("replace", [True, False])
def test_a_text_that_cannot_be_written_leaves_the_old_file(tmp_path, replace):
    path = tmp_path / "report.html"
    path.write_text("old", encoding="utf-8")
    with pytest.raises(WritingError):
        write_text(path, "half \ud800" if replace else "new", replace=replace)
    assert path.read_text(encoding="utf-8") == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["report.html"]


def test_characters_that_no_file_can_hold_are_said(tmp_path):
    with pytest.raises(WritingError, match="characters that no file can hold"):
        write_text(tmp_path / "report.html", "\ud800")
    assert list(tmp_path.iterdir()) == []


def test_without_replace_a_new_file_is_written(tmp_path):
    write_text(tmp_path / "new", "x", replace=False)
    assert [p.name for p in tmp_path.iterdir()] == ["new"]


@BOTH
def test_a_folder_is_refused(tmp_path, write):
    with pytest.raises(WritingError, match="is a folder"):
        write(tmp_path)


@BOTH
def test_a_folder_that_is_missing_is_named(tmp_path, write):
    with pytest.raises(WritingError, match=r"there is no folder “.*gone”"):
        write(tmp_path / "gone" / "report.html")


@BOTH
@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="only Linux has the folder /proc")
def test_a_folder_that_takes_no_files_is_said_to_be_so(write):
    with pytest.raises(WritingError, match=r"no file can be made in the folder “/proc”"):
        write(Path("/proc/x.html"))


@BOTH
def test_a_device_is_refused_and_left_alone(write, tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(WritingError, match="not an ordinary file"):
        write(tmp_path / "pipe")
    assert [p.name for p in tmp_path.iterdir()] == ["pipe"]


@BOTH
def test_a_name_that_is_too_long_is_refused(tmp_path, write):
    with pytest.raises(WritingError, match=r"was not written: its name is too long\.$"):
        write(tmp_path / ("x" * 300))
    assert list(tmp_path.iterdir()) == []


@BOTH
def test_a_folder_without_the_right_to_write_is_refused(open_folder, as_somebody_else, write):
    outcome = as_somebody_else(lambda: write(open_folder / "report.html"))
    assert isinstance(outcome, WritingError)
    assert "no right to write" in str(outcome)
    assert list(open_folder.iterdir()) == []


@BOTH
def test_a_file_without_the_right_to_write_is_refused(open_folder, as_somebody_else, write):
    path = open_folder / "report.html"
    path.touch(mode=0o444)
    open_folder.chmod(0o777)
    outcome = as_somebody_else(lambda: write(path))
    assert isinstance(outcome, WritingError)
    assert "no right to write" in str(outcome)


def test_asking_whether_one_may_write_changes_nothing(tmp_path):
    refuse_unwritable(tmp_path / "new")
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "old").write_text("old", encoding="utf-8")
    refuse_unwritable(tmp_path / "old")
    assert (tmp_path / "old").read_text(encoding="utf-8") == "old"

import multiprocessing
import sqlite3
from pathlib import Path

import numpy as np
import pytest

from resmal.engine.meaning import VectorCache, encode_cached
from resmal.engine.meaning.cache import cache_folder


class Counting:
    """An encoder that knows only how long a text is, and remembers what it was asked."""

    dim = 4

    def __init__(self, name="counting/1", most=10**6):
        self.id = name
        self.asked = []
        self._most = most

    def encode(self, texts, progress=None):  # noqa: ARG002 - as every encoder
        if len(self.asked) + len(texts) > self._most:
            raise KeyboardInterrupt
        self.asked += texts
        return np.array([[len(text), 1, 2, 3] for text in texts], np.float32)


@pytest.fixture
def path(tmp_path) -> Path:
    return tmp_path / "folder" / "vectors.sqlite3"


def test_a_text_is_encoded_once_and_found_in_the_next_run(path):
    texts = ["ett", "två två", "ett", "", " ett "]
    first = encode_cached(Counting(), VectorCache(path), texts)
    later = Counting()
    again = encode_cached(later, VectorCache(path), texts)
    np.testing.assert_array_equal(first, again)
    assert first[:, 0].tolist() == [3, 7, 3, 0, 3]
    assert later.asked == []


def test_equal_texts_are_encoded_together_without_a_cache():
    encoder = Counting()
    assert encode_cached(encoder, None, ["a", "a", "b"]).shape == (3, 4)
    assert sorted(encoder.asked) == ["a", "b"]


def test_vectors_of_two_models_are_never_mixed(path):
    encode_cached(Counting("one/1"), VectorCache(path), ["ett"])
    other = Counting("two/1")
    encode_cached(other, VectorCache(path), ["ett"])
    assert other.asked == ["ett"]


def test_an_interruption_loses_one_chunk_at_the_most(path):
    texts = [f"text {n:03}" for n in range(300)]
    with pytest.raises(KeyboardInterrupt):
        encode_cached(Counting(most=260), VectorCache(path), texts)
    later = Counting()
    encode_cached(later, VectorCache(path), texts)
    assert len(later.asked) == 300 - 256


def test_progress_counts_every_row_up_to_all(path):
    cache = VectorCache(path)
    encode_cached(Counting(), cache, ["a", "b"])
    told = []
    encode_cached(Counting(), cache, ["a", "a", "c", "", "d"], told.append)
    assert told == [3, 5]


def test_no_texts_give_no_rows(path):
    assert encode_cached(Counting(), VectorCache(path), []).shape == (0, 4)


@pytest.mark.parametrize("content", [b"not a database at all" * 100, b"SQLite format 3\x00" * 300])
def test_a_broken_file_is_begun_anew(path, content):
    path.parent.mkdir()
    path.write_bytes(content)
    cache = VectorCache(path)
    encode_cached(Counting(), cache, ["ett"])
    assert cache.is_working
    later = Counting()
    encode_cached(later, VectorCache(path), ["ett"])
    assert later.asked == []


def test_a_file_that_breaks_while_in_use_ends_the_cache_and_nothing_else(path):
    cache = VectorCache(path)
    encode_cached(Counting(), cache, ["ett"])
    with sqlite3.connect(path) as other:
        other.execute("drop table vectors")
    assert encode_cached(Counting(), cache, ["ett", "två"]).shape == (2, 4)
    assert not cache.is_working


def test_a_file_found_to_be_broken_while_in_use_is_out_of_the_way_of_the_next_run(path):
    cache = VectorCache(path)
    encode_cached(Counting(), cache, [f"{n}" * 40 for n in range(300)])
    cache.close()
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    path.write_bytes(content)
    for is_working in (False, True):
        cache = VectorCache(path)
        assert encode_cached(Counting(), cache, ["ett"]).shape == (1, 4)
        assert cache.is_working == is_working


def test_a_file_that_another_process_holds_is_left_alone(path, monkeypatch):
    monkeypatch.setattr("resmal.engine.meaning.cache._WAIT_S", 0.1)
    encode_cached(Counting(), VectorCache(path), ["ett"])
    holder = sqlite3.connect(path)
    holder.execute("begin exclusive")
    cache = VectorCache(path)
    assert encode_cached(Counting(), cache, ["två"]).shape == (1, 4)
    assert not cache.is_working
    holder.rollback()
    holder.close()
    later = Counting()
    encode_cached(later, VectorCache(path), ["ett"])
    assert later.asked == []


def test_a_vector_of_the_wrong_size_is_encoded_anew(path):
    encode_cached(Counting(), VectorCache(path), ["ett"])
    with sqlite3.connect(path) as other:
        other.execute("update vectors set vector = x'0000'")
    later = Counting()
    encode_cached(later, VectorCache(path), ["ett"])
    assert later.asked == ["ett"]


def test_where_no_file_can_be_written_everything_is_encoded_and_it_is_said(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    cache = VectorCache(blocked / "vectors.sqlite3")
    assert not cache.is_working
    assert encode_cached(Counting(), cache, ["ett"]).shape == (1, 4)


def _fill(path, start):
    texts = [f"{n}" for n in range(start, start + 600)]
    encode_cached(Counting(), VectorCache(path), texts)


def test_two_processes_can_fill_one_cache_at_once(path):
    spawn = multiprocessing.get_context("spawn")
    workers = [spawn.Process(target=_fill, args=(path, start)) for start in (0, 300)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)
    assert [worker.exitcode for worker in workers] == [0, 0]
    later = Counting()
    encode_cached(later, VectorCache(path), [f"{n}" for n in range(900)])
    assert later.asked == []


def test_the_oldest_vectors_go_when_there_are_too_many(path, monkeypatch):
    monkeypatch.setattr("resmal.engine.meaning.cache._KEPT", 3)
    cache = VectorCache(path)
    for text in "abcde":
        encode_cached(Counting(), cache, [text])
    later = Counting()
    encode_cached(later, cache, list("abcde"))
    assert later.asked == ["a", "b"]


def test_the_cache_lies_where_the_surroundings_say(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder() == tmp_path / "resmal"
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setattr("sys.platform", "linux")
    assert cache_folder() == Path.home() / ".cache" / "resmal"

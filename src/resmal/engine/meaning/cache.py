"""Vectors kept between runs, so that an unchanged text is encoded once."""

import hashlib
import os
import sqlite3
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from resmal.engine.meaning.cleaning import clean
from resmal.engine.meaning.encoder import Encoder

_CHUNK = 128  # texts encoded between two writes: what an interruption can lose
_KEPT = 200_000  # vectors; the oldest go first, at about 330 MB
_ASKED_AT_ONCE = 500
_WAIT_S = 10.0
_TABLE = """
create table if not exists vectors (
    id integer primary key autoincrement,
    encoder text not null,
    text blob not null,
    vector blob not null,
    unique (encoder, text)
)
"""


def cache_folder() -> Path:
    """The folder for files that can be made again, by the system's custom."""
    if chosen := os.environ.get("XDG_CACHE_HOME"):
        return Path(chosen) / "resmal"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home())) / "resmal" / "cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "resmal"
    return Path.home() / ".cache" / "resmal"


class VectorCache:
    """Vectors by encoder and text in one SQLite file, which several processes may share.

    Never fails: a broken file is begun anew, and where no file can be written the cache is empty
    and ``is_working`` is False.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or cache_folder() / "vectors.sqlite3"
        self._connection = self._open()

    @property
    def is_working(self) -> bool:
        """Whether vectors are kept; where not, everything is encoded anew in each run."""
        return self._connection is not None

    def read(self, encoder: Encoder, texts: Iterable[str]) -> dict[str, NDArray[np.float32]]:
        """The vectors there are of cleaned ``texts``, by text."""
        by_hash = {_hash(text): text for text in texts}
        keys = list(by_hash)
        found = {}
        for start in range(0, len(keys), _ASKED_AT_ONCE):
            for key, blob in self._rows(encoder.id, keys[start : start + _ASKED_AT_ONCE]):
                vector = np.frombuffer(blob, np.float32) if len(blob) == 4 * encoder.dim else None
                if vector is not None and np.isfinite(vector).all():
                    found[by_hash[key]] = vector
        return found

    def store(self, encoder: Encoder, vectors: Mapping[str, NDArray[np.float32]]) -> None:
        """Keep vectors by cleaned text."""
        rows = [
            (encoder.id, _hash(text), np.asarray(vector, np.float32).tobytes())
            for text, vector in vectors.items()
        ]
        if self._connection is None:
            return
        try:
            with self._connection:
                self._connection.executemany(
                    "insert or replace into vectors (encoder, text, vector) values (?, ?, ?)", rows
                )
                self._connection.execute(
                    "delete from vectors where id <= (select max(id) from vectors) - ?", (_KEPT,)
                )
        except sqlite3.Error as error:
            self._fail(error)

    def close(self) -> None:
        """Let go of the file."""
        if self._connection is not None:
            self._connection.close()
        self._connection = None

    def _rows(self, encoder: str, keys: Sequence[bytes]) -> list[tuple[bytes, bytes]]:
        if self._connection is None:
            return []
        marks = ",".join("?" * len(keys))
        query = f"select text, vector from vectors where encoder = ? and text in ({marks})"  # noqa: S608  only question marks
        try:
            return self._connection.execute(query, (encoder, *keys)).fetchall()
        except sqlite3.Error as error:
            self._fail(error)
            return []

    def _open(self) -> sqlite3.Connection | None:
        try:
            return self._connect()
        except (OSError, sqlite3.OperationalError):  # no right to write, or long held by another
            return None
        except sqlite3.DatabaseError:
            return self._begin_anew()

    def _connect(self) -> sqlite3.Connection:
        self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        connection = sqlite3.connect(self._path, timeout=_WAIT_S)
        try:
            connection.execute("pragma journal_mode = wal")
            connection.execute("pragma synchronous = normal")
            connection.execute(_TABLE)
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    def _begin_anew(self) -> sqlite3.Connection | None:
        """A new file in place of a broken one, where the folder lets us."""
        try:
            self._remove()
            return self._connect()
        except (OSError, sqlite3.Error):
            return None

    def _fail(self, error: sqlite3.Error) -> None:
        """Go on without; what was found to be broken is out of the way of the next run."""
        self.close()
        if not isinstance(error, sqlite3.OperationalError):
            with suppress(OSError):
                self._remove()

    def _remove(self) -> None:
        for ending in ("", "-wal", "-shm"):
            self._path.with_name(self._path.name + ending).unlink(missing_ok=True)


def encode_cached(
    encoder: Encoder,
    cache: VectorCache | None,
    texts: Sequence[str],
    progress: Callable[[int], None] | None = None,
) -> NDArray[np.float32]:
    """Vectors of shape (len(texts), dim), taken from ``cache`` where they are known.

    What is missing is encoded in chunks and kept chunk by chunk, so that an interruption loses one
    chunk at the most. ``progress`` is called with the number of ``texts`` whose vector is there.
    """
    cleaned = [clean(text) for text in texts]
    times = Counter(cleaned)
    known = cache.read(encoder, times) if cache else {}
    known[""] = np.zeros(encoder.dim, np.float32)
    missing = sorted(set(times) - set(known), key=lambda text: (len(text), text))
    done = len(texts) - sum(times[text] for text in missing)
    for start in range(0, len(missing), _CHUNK):
        _tell(progress, done)
        chunk = missing[start : start + _CHUNK]
        fresh = dict(zip(chunk, encoder.encode(chunk), strict=True))
        known |= fresh
        done += sum(times[text] for text in chunk)
        if cache:
            cache.store(encoder, fresh)
    _tell(progress, done)
    rows = [known[text] for text in cleaned]
    return np.stack(rows) if rows else np.zeros((0, encoder.dim), np.float32)


def _tell(progress: Callable[[int], None] | None, done: int) -> None:
    if progress:
        progress(done)


def _hash(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()

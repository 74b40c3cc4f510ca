"""The sentence that carries a fit: the one without which the initiative would fit less."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from resmal.engine.coherence.centring import Vectors, centred, normed
from resmal.engine.coherence.fit import Assignment, Items, Landmarks, Scorer, Texts
from resmal.engine.coherence.lexical import WORD, content_words, similarity
from resmal.engine.meaning import split_sentences
from resmal.engine.portfolio import Initiative
from resmal.engine.review import Evidence, Fit

READ = 1500  # characters of a text that the encoder reads; what comes later carries nothing
_MOST_PIECES = 12
_MOST_WORDS = 3
_SAYS = 0.05  # likeness below which a word says nothing of a landmark
_CARRIES = 0.08  # a loss below this may be none when the text is really read without it
_ONE_AND_THE_OTHER = 2  # of two sentences, what is left without one is the other
_TITLE = 0.5  # a reader sees the title anyway: it is quoted where it carries twice as much
_BLOCK = 1000  # initiatives weighed at a time: 100 MB


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence of an initiative, as written, and its share of the letters."""

    text: str
    share: float
    is_title: bool


@dataclass(frozen=True, slots=True)
class Pieces:
    """The sentences of every initiative, with a vector (pieces, d) for each as encoded."""

    of: tuple[tuple[Piece, ...], ...]
    vectors: tuple[Vectors, ...]


def pieces_of(initiative: Initiative) -> tuple[Piece, ...]:
    """The sentences of title and description that can be quoted: what is to be encoded."""
    title, description = initiative.title[:READ], initiative.description[:READ]
    parts = [(title, True)]
    if description.strip() and description.strip() != title.strip():
        parts.append((description, False))
    found = [
        (span.of(text), is_title) for text, is_title in parts for span in split_sentences(text)
    ][:_MOST_PIECES]
    letters = sum(len(text) for text, _ in found)
    return tuple(Piece(text, len(text) / letters, is_title) for text, is_title in found)


def with_evidence(
    assignment: Assignment, items: Items, landmarks: Landmarks, pieces: Pieces
) -> tuple[tuple[Fit, ...], ...]:
    """For each initiative its best fits, each with the sentence that carries it.

    A sentence carries what the score loses without it; nothing is encoded again to find that.
    Where no sentence carries the fit alone, because others say the same, two are quoted.
    """
    scorer = assignment.scorer
    if scorer is None:
        return tuple(() for _ in items.ids)
    chosen = _choose(assignment, scorer, items, pieces)
    texts = {
        pieces.of[row][at].text for row, best in enumerate(chosen) for _, ats in best for at in ats
    }
    quoting = _Quoting(scorer, items, landmarks, pieces, _word_weights(scorer, sorted(texts)))
    return tuple(
        tuple(
            replace(fit, evidence=tuple(quoting.evidence(row, column, at) for at in ats))
            for fit, (column, ats) in zip(assignment.fits(row), best, strict=True)
        )
        for row, best in enumerate(chosen)
    )


def _choose(
    assignment: Assignment, scorer: Scorer, items: Items, pieces: Pieces
) -> list[list[tuple[int, tuple[int, ...]]]]:
    """For each initiative and best fit: the landmark's column and the pieces that carry it."""
    chosen = []
    for start in range(0, len(items.ids), _BLOCK):
        rows = range(start, min(start + _BLOCK, len(items.ids)))
        for row, losses in zip(rows, _losses(scorer, items, pieces, rows), strict=True):
            best = assignment.best(row)
            chosen.append([(at, _carrying(pieces.of[row], losses[:, at])) for at in best])
    return chosen


def _carrying(pieces: Sequence[Piece], losses: NDArray[np.float32]) -> tuple[int, ...]:
    """Which pieces to quote, in the order of the text; none where there is no text."""
    worth = np.array([_TITLE if piece.is_title else 1 for piece in pieces], np.float32)
    weighed = np.where(losses > 0, losses * worth, losses)
    order = [int(at) for at in np.argsort(-weighed, kind="stable")]
    alone = order[:1] and losses[order[0]] >= _CARRIES
    return tuple(order[:1] if alone else sorted(order[:2]))


@dataclass(frozen=True, slots=True)
class _Quoting:
    scorer: Scorer
    items: Items
    landmarks: Landmarks
    pieces: Pieces
    weights: Mapping[str, NDArray[np.float32]]  # word: what it says of each landmark (L,)

    def evidence(self, row: int, column: int, at: int) -> Evidence:
        """A piece of an initiative as evidence that it serves a landmark."""
        quote = self.pieces.of[row][at].text
        raw, language = self.pieces.vectors[row][at : at + 1], self.items.languages[row]
        point = centred(raw, [language], self.scorer.means)[0]
        nearest = int((self.scorer.aims.statements[column] @ point).argmax())
        answers = self.landmarks.statements[column][nearest].text
        return Evidence(quote, answers, self._words(quote, column))

    def _words(self, quote: str, column: int) -> tuple[str, ...]:
        """The words of the quote that say most of the landmark, in the order of the quote."""
        spelt = {word.lower(): word for word in reversed(WORD.findall(quote))}
        told = [word for word in dict.fromkeys(content_words(quote)) if word in self.weights]
        best = sorted(told, key=lambda word: -self.weights[word][column])[:_MOST_WORDS]
        told = [word for word in told if word in best and self.weights[word][column] > _SAYS]
        return tuple(spelt[word] for word in told)


def _word_weights(scorer: Scorer, quotes: Sequence[str]) -> dict[str, NDArray[np.float32]]:
    """For every content word of the quotes its likeness (L,) to words of landmarks and examples."""
    words = sorted({word for quote in quotes for word in content_words(quote)})
    vectors = scorer.space.vectors(words)
    learnt = scorer.examples.sum_of_words
    length = np.sqrt(np.maximum(learnt.power(2).sum(axis=1), 1))
    weights = similarity(vectors, learnt) / length
    for aims in scorer.aims.words.values():
        weights = weights + similarity(vectors, aims)
    return dict(zip(words, weights, strict=True))


def _losses(scorer: Scorer, items: Items, pieces: Pieces, rows: range) -> list[NDArray[np.float32]]:
    """What the scores of each initiative in ``rows`` lose with each piece: (pieces, L) each."""
    counts = [len(pieces.of[row]) for row in rows]
    of = np.repeat(np.array(rows, np.intp), counts)
    if not len(of):
        return [np.zeros((0, len(scorer.aims.whole)), np.float32) for _ in rows]
    languages = tuple(items.languages[row] for row in of)
    points = centred(_meaning_without(items, pieces, rows), languages, scorer.means)
    left = Texts(points, _words_without(scorer, pieces, rows), languages, of)
    whole = Texts(scorer.examples.points[of], scorer.examples.words[of], languages, of)
    lost = scorer.score(whole) - scorer.score(left)
    return np.split(lost, np.cumsum(counts)[:-1])


def _meaning_without(items: Items, pieces: Pieces, rows: range) -> Vectors:
    """Vectors (m, d) of the texts in ``rows`` without each of their pieces in turn.

    A text's vector is close to the mean of its sentences' by length. Half-way between the mean of
    the other sentences and the text less the sentence lies nearest to what encoding would give.
    """
    left = []
    for row in rows:
        share = np.array([piece.share for piece in pieces.of[row]], np.float32)
        parts = share[:, None] * pieces.vectors[row]
        rest = normed(parts.sum(axis=0) - parts)
        taken = normed(items.vectors[row] - parts)
        left.append(rest + taken if len(parts) > _ONE_AND_THE_OTHER else rest)
    return normed(np.concatenate(left))


def _words_without(scorer: Scorer, pieces: Pieces, rows: range) -> csr_array:
    """Words (m, pieces) of the texts in ``rows`` without each of their pieces in turn."""
    counts = [len(pieces.of[row]) for row in rows]
    held = scorer.space.counts([piece.text for row in rows for piece in pieces.of[row]])
    ends = np.concatenate([[0], np.cumsum(counts)])
    gather = csr_array((np.ones(ends[-1], np.float32), np.arange(ends[-1]), ends))
    totals = csr_array(gather @ held)[np.repeat(np.arange(len(counts)), counts)]
    left = csr_array(totals - held)
    left.eliminate_zeros()
    return scorer.space.weighed(left)

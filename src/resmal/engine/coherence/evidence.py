"""The sentence that carries a fit: the one without which the initiative would fit less."""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from resmal.engine.coherence.centring import Vectors, centred, normed
from resmal.engine.coherence.fit import Assignment, Items, Landmarks, Scorer, Texts
from resmal.engine.coherence.lexical import as_spelt, content_words, similarity
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
_BLOCK, _AT_ONCE = 250, 2  # initiatives weighed at a time, and how many times so: 60 MB


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
    answers = _answers(scorer, items, landmarks, pieces, chosen)
    quoting = _Quoting(_word_weights(scorer, sorted({_quote(pieces, each) for each in chosen})))
    found: dict[tuple[int, int], list[Evidence]] = {}
    for each, answer in zip(chosen, answers, strict=True):
        quote = _quote(pieces, each)
        evidence = Evidence(quote, answer, quoting.words(quote, each.column))
        found.setdefault((each.row, each.column), []).append(evidence)
    return tuple(
        tuple(
            replace(fit, evidence=tuple(found.get((row, column), ())))
            for fit, column in zip(assignment.fits(row), assignment.best(row), strict=True)
        )
        for row in range(len(items.ids))
    )


class _Chosen(NamedTuple):
    """A piece that carries the fit of an initiative to a landmark."""

    row: int
    column: int
    piece: int


def _quote(pieces: Pieces, chosen: _Chosen) -> str:
    return pieces.of[chosen.row][chosen.piece].text


def _choose(assignment: Assignment, scorer: Scorer, items: Items, pieces: Pieces) -> list[_Chosen]:
    """The pieces that carry each best fit of each initiative, in the order of the list."""
    total = len(items.ids)
    blocks = [range(at, min(at + _BLOCK, total)) for at in range(0, total, _BLOCK)]
    with ThreadPoolExecutor(_AT_ONCE) as threads:
        found = list(threads.map(partial(_losses, scorer, items, pieces), blocks))
    return [
        _Chosen(row, column, at)
        for row, losses in enumerate(chain.from_iterable(found))
        for column in assignment.best(row)
        for at in _carrying(pieces.of[row], losses[:, column])
    ]


def _answers(
    scorer: Scorer, items: Items, landmarks: Landmarks, pieces: Pieces, chosen: Sequence[_Chosen]
) -> list[str]:
    """For each chosen piece, what the landmark says that lies nearest."""
    nearest = np.zeros(len(chosen), np.intp)
    columns = np.array([each.column for each in chosen], np.intp)
    for column, said in enumerate(scorer.aims.statements):
        of = np.flatnonzero(columns == column)
        for at in np.split(of, range(_BLOCK, len(of), _BLOCK)) if len(of) else ():
            raw = np.stack([pieces.vectors[chosen[i].row][chosen[i].piece] for i in at])
            languages = [items.languages[chosen[i].row] for i in at]
            nearest[at] = (centred(raw, languages, scorer.means) @ said.T).argmax(axis=1)
    return [
        landmarks.statements[each.column][at].text
        for each, at in zip(chosen, nearest.tolist(), strict=True)
    ]


def _carrying(pieces: Sequence[Piece], losses: NDArray[np.float32]) -> tuple[int, ...]:
    """Which pieces to quote, in the order of the text; none where there is no text."""
    worth = np.array([_TITLE if piece.is_title else 1 for piece in pieces], np.float32)
    weighed = np.where(losses > 0, losses * worth, losses)
    order = [int(at) for at in np.argsort(-weighed, kind="stable")]
    alone = order[:1] and losses[order[0]] >= _CARRIES
    return tuple(order[:1] if alone else sorted(order[:2]))


@dataclass(frozen=True, slots=True)
class _Quoting:
    weights: Mapping[str, Sequence[float]]  # word: what it says of each landmark (L,)
    told: dict[str, dict[str, str]] = field(default_factory=dict)  # quote: its words, as spelt

    def words(self, quote: str, column: int) -> tuple[str, ...]:
        """The words of the quote that say most of the landmark, in the order of the quote."""
        if quote not in self.told:
            self.told[quote] = as_spelt(quote)
        spelt = self.told[quote]
        says = {word: self.weights[word][column] for word in spelt}
        best = sorted(spelt, key=lambda word: -says[word])[:_MOST_WORDS]
        return tuple(spelt[word] for word in spelt if word in best and says[word] > _SAYS)


def _word_weights(scorer: Scorer, quotes: Sequence[str]) -> dict[str, list[float]]:
    """For every content word of the quotes its likeness (L,) to words of landmarks and examples."""
    words = sorted({word for quote in quotes for word in content_words(quote)})
    vectors = scorer.space.vectors(words)
    learnt = scorer.examples.sum_of_words
    length = np.sqrt(np.maximum(learnt.power(2).sum(axis=1), 1))
    weights = similarity(vectors, learnt) / length
    for aims in scorer.aims.words.values():
        weights = weights + similarity(vectors, aims)
    return dict(zip(words, weights.tolist(), strict=True))


def _losses(scorer: Scorer, items: Items, pieces: Pieces, rows: range) -> list[NDArray[np.float32]]:
    """What the scores of each initiative in ``rows`` lose with each piece: (pieces, L) each."""
    counts = [len(pieces.of[row]) for row in rows]
    of = np.repeat(np.array(rows, np.intp), counts)
    if not len(of):
        return [np.zeros((0, len(scorer.aims.whole)), np.float32) for _ in rows]
    languages = tuple(items.languages[row] for row in of)
    points = centred(_meaning_without(items, pieces, rows), languages, scorer.means)
    left = Texts(points, _words_without(scorer, pieces, rows), languages, of)
    own = np.array(rows, np.intp)
    spoken = tuple(items.languages[row] for row in rows)
    whole = Texts(scorer.examples.points[own], scorer.examples.words[own], spoken, own)
    lost = np.repeat(scorer.score(whole), counts, axis=0) - scorer.score(left)
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
    ends = np.cumsum([0, *counts], dtype=np.int32)
    ones, every = np.ones(ends[-1], np.float32), np.arange(ends[-1], dtype=np.int32)
    gather = csr_array((ones, every, ends))
    totals = csr_array(gather @ held)[np.repeat(np.arange(len(counts)), counts)]
    left = csr_array(totals - held)
    left.eliminate_zeros()
    return scorer.space.weighed(left)

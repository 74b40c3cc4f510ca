"""Evidence held to its word: the text is read again without the sentences that were quoted."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from families import Family, reader, vectors
from resmal.engine.coherence.calibration import FIT
from resmal.engine.coherence.evidence import Pieces, pieces_of, with_evidence
from resmal.engine.coherence.fit import Assignment, Confirmations, fit_initiatives
from resmal.engine.meaning.background import background
from resmal.engine.portfolio import Initiative


def share_carried(families: Sequence[Family], size: int) -> tuple[float, float]:
    """The share of fits of .5 and more that fall without their evidence, and without any sentence.

    The text is encoded again, not estimated. The second share is that of a sentence at random.
    """
    found = [_falls(family, size) for family in families]
    quoted, at_random = (np.concatenate(falls) for falls in zip(*found, strict=True))
    return float(quoted.mean()), float(at_random.mean())


def _falls(family: Family, size: int) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    rng = np.random.default_rng(0)
    family = family.cut(range(len(family.truth)), range(family.truth.shape[1]))
    initiatives = [_initiative(text) for text in family.items.texts]
    pieces = tuple(pieces_of(initiative) for initiative in initiatives)
    flat = vectors([piece.text for group in pieces for piece in group])
    ends = np.cumsum([len(group) for group in pieces])[:-1]
    ground = background(reader()[0].id).mean
    fitted = fit_initiatives(family.items, family.landmarks, ground, Confirmations())
    told = Pieces(pieces, tuple(np.split(flat, ends)))
    fits = with_evidence(fitted, family.items, family.landmarks, told)
    sure = [row for row in range(len(fits)) if len(pieces[row]) > 1 and fits[row][0].p >= FIT_FROM]
    rows = sorted(rng.permutation(sure)[:size].tolist())
    quotes = [[one.quote for one in fits[row][0].evidence] for row in rows]
    random = [[pieces[row][rng.integers(len(pieces[row]))].text] for row in rows]
    return _fallen(family, fitted, rows, quotes), _fallen(family, fitted, rows, random)


def _fallen(
    family: Family, fitted: Assignment, rows: list[int], struck: list[list[str]]
) -> NDArray[np.bool_]:
    """Whether the best fit of each row is lower once the struck sentences are gone."""
    assert fitted.scorer is not None  # noqa: S101 - there are landmarks
    texts = []
    for row, quotes in zip(rows, struck, strict=True):
        text = family.items.texts[row]
        for quote in quotes:
            text = text.replace(quote, "", 1)
        texts.append(text.strip(" ."))
    languages = [family.items.languages[row] for row in rows]
    read = fitted.scorer.read(vectors(texts), texts, languages, np.array(rows))
    best = fitted.p[rows].argmax(axis=1)
    after = FIT.p(fitted.scorer.score(read))[np.arange(len(rows)), best]
    return np.asarray(after < fitted.p[rows, best])


def _initiative(text: str) -> Initiative:
    title, _, description = text.partition(". ")
    return Initiative("", title, description)


FIT_FROM = 0.5

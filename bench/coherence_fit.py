"""What serves what, what strays, which sentence carries it: figures on public lists with a truth.

    RESMAL_DATA=... python bench/coherence_fit.py [--calibrate]

``--calibrate`` fits the constants of ``engine/coherence/calibration.py`` anew, each family of
lists left out in turn, and prints them with the error on the family left out.
"""

import sys
from collections.abc import Callable, Sequence
from time import perf_counter

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from coherence_evidence import share_carried
from families import UNKNOWN, Family, goals, mixed, reader, topics
from figures import Row
from resmal.engine.coherence.centring import normed
from resmal.engine.coherence.fit import Assignment, Confirmations, Items, fit_initiatives
from resmal.engine.coherence.overlaps.neighbours import find_neighbours
from resmal.engine.coherence.strays import stray_probabilities
from resmal.engine.meaning.background import background

AREA = "coherence"
NOTHING_SAID = Confirmations()
HALF = 0.5
SERVING = 0.4  # share of pairs that serve, where constants are fitted
OTHER_LISTS = ("us", "projects", "news en", "news sv")
LARGE, LARGE_LANDMARKS = 10_000, 7


def rows(quick: bool) -> list[Row]:  # noqa: FBT001 - the one question that a bench is asked
    """Every figure of fit, strays, confirmations, evidence and calibration."""
    return [
        *assignment_rows(),
        *stray_rows(1 if quick else 4),
        *confirmation_rows(1 if quick else 4),
        evidence_row(30 if quick else 150),
        calibration_row(),
        *speed_rows(),
    ]


def fit(family: Family, confirmed: Confirmations = NOTHING_SAID) -> Assignment:
    """The family's texts against its landmarks."""
    ground = background(reader()[0].id).mean
    return fit_initiatives(family.items, family.landmarks, ground, confirmed)


def assignment_rows() -> list[Row]:
    """Experts' yes and no on global goals; plain cosine is the rival, at its best threshold."""
    told, swedish = goals("en", are_described=True), goals("sv", are_described=False)
    p, plain = fit(told).p, cosines(told)
    best = max(accuracy(told, plain, at) for at in np.quantile(plain, np.linspace(0, 1, 200)))
    foreign = cosines(swedish)
    return [
        Row(
            AREA,
            "goal assignment, macro accuracy at one half",
            accuracy(told, p, HALF),
            0.87,
            "higher",
            {"plain cosine, best threshold": best, "design's pipeline": 0.846},
        ),
        Row(
            AREA,
            "goal assignment, macro AUC",
            auc(told, p),
            0.94,
            "higher",
            {"plain cosine": auc(told, plain), "design's pipeline": 0.927},
        ),
        Row(
            AREA,
            "Swedish goal names against English texts, macro AUC",
            auc(swedish, fit(swedish).p),
            0.86,
            "higher",
            {"plain cosine": auc(swedish, foreign), "design's pipeline": 0.821},
        ),
    ]


def cosines(family: Family) -> NDArray[np.float32]:
    """What one would do first: cosine of the text with the mean of the landmark's statements."""
    marks = np.stack([normed(of.mean(axis=0)) for of in family.landmarks.vectors])
    return np.asarray(family.items.vectors @ marks.T)


def by_landmark(family: Family, scores: NDArray[np.float32], figure: Callable[..., float]) -> float:
    """The mean of a figure over the landmarks of which both yes and no are known."""
    known = family.truth != UNKNOWN
    columns = [at for at in range(known.shape[1]) if len(set(family.truth[known[:, at], at])) > 1]
    return float(
        np.mean([figure(family.truth[known[:, a], a], scores[known[:, a], a]) for a in columns])
    )


def auc(family: Family, scores: NDArray[np.float32]) -> float:
    """Macro AUC over landmarks."""
    return by_landmark(family, scores, roc_auc_score)


def accuracy(family: Family, scores: NDArray[np.float32], bar: float) -> float:
    """Macro accuracy over landmarks at one threshold for all."""
    return by_landmark(family, scores, lambda y, s: float(((s >= bar) == y).mean()))


def stray_rows(times: int) -> list[Row]:
    """Texts of other lists, and of the same list but about other landmarks, told from servers."""
    told = goals("en", are_described=True)
    known = [at for at in range(told.truth.shape[1]) if (told.truth[:, at] == 1).any()]
    serving = told.cut(np.flatnonzero((told.truth == 1).any(axis=1)).tolist(), known)
    far = [
        mixed(serving, [topics(name) for name in OTHER_LISTS], 75, seed) for seed in range(times)
    ]
    near = [halved(serving, seed) for seed in range(2 * times)]
    rival = {"design's pipeline": 0.947}
    return [
        Row(AREA, "strays from other lists, AUC", stray_auc(far), 0.96, "higher", rival),
        Row(
            AREA,
            "strays of the same list, AUC",
            stray_auc(near),
            0.80,
            "higher",
            {"design's pipeline": 0.762},
        ),
    ]


def halved(family: Family, seed: int) -> Family:
    """The family against half of its landmarks: who serves only the others strays."""
    columns = np.random.default_rng(seed).permutation(family.truth.shape[1])
    kept = sorted(columns[: max(3, len(columns) // 2)].tolist())
    return family.cut(range(len(family.truth)), kept)


def stray_auc(families: Sequence[Family]) -> float:
    """The mean AUC of the stray probability."""
    found = []
    for family in families:
        assignment = fit(family)
        assert assignment.scorer is not None  # noqa: S101 - there are landmarks
        points = assignment.scorer.examples.points
        neighbours = find_neighbours(points, family.items.languages)
        strays = ~(family.truth == 1).any(axis=1)
        found.append(roc_auc_score(strays, stray_probabilities(assignment, neighbours)))
    return float(np.mean(found))


def confirmation_rows(times: int) -> list[Row]:
    """How much oftener the likeliest landmark is right after two confirmations a landmark."""
    rows = []
    for name in ("near", "us"):
        family = topics(name)
        none, two, five = (
            float(np.mean([top_1(family, each, seed) for seed in range(times)]))
            for each in (0, 2, 5)
        )
        what = f"two confirmations a landmark, top-1 against none, list {name}"
        note = f"top-1 {none:.3f}, with two {two:.3f}, with five {five:.3f}"
        rows.append(Row(AREA, what, two / none, 4 / 3, "higher", {}, note))
    return rows


def top_1(family: Family, each: int, seed: int) -> float:
    """How often the likeliest landmark is right, of texts that nobody is asked about."""
    rng = np.random.default_rng(seed)
    serves = [
        (int(row), column)
        for column in range(family.truth.shape[1])
        for row in rng.permutation(np.flatnonzero(family.truth[:, column] == 1))[:5]
    ]
    labels, ids = family.landmarks.labels, family.items.ids
    asked = [pair for at, pair in enumerate(serves) if at % 5 < each]
    said = Confirmations(frozenset((ids[row], labels[column]) for row, column in asked))
    rest = np.setdiff1d(np.arange(len(ids)), [row for row, _ in serves])
    best = fit(family, said).p.argmax(axis=1)
    return float((family.truth[rest, best[rest]] == 1).mean())


def evidence_row(size: int) -> Row:
    """How often a fit falls when the text is really read without the sentences quoted for it."""
    carried, at_random = share_carried([topics("us"), goals("en", are_described=True)], size)
    rival = {"a random sentence": at_random}
    return Row(AREA, "evidence whose deletion lowers the fit", carried, 0.95, "higher", rival)


def calibration_families() -> list[Family]:
    """Lists whose truth is reliable enough to fit constants on."""
    described = [goals("en", are_described=True), topics("news en"), topics("news sv")]
    return [*described, goals("en", are_described=False), goals("sv", are_described=False)]


def calibration_row() -> Row:
    """By how much probabilities miss the shares, in ten bins, over families of lists."""
    errors = {family.name: calibration_error(family) for family in calibration_families()}
    note = ", ".join(f"{name} {error:.3f}" for name, error in errors.items())
    figure = float(np.mean(list(errors.values())))
    return Row(AREA, "calibration error of fit", figure, 0.05, "lower", {}, note)


def calibration_error(family: Family) -> float:
    """Expected calibration error in ten bins (Naeini, Cooper and Hauskrecht 2015)."""
    known = family.truth != UNKNOWN
    p, truth = fit(family).p[known], family.truth[known]
    bins = np.minimum((p * 10).astype(int), 9)
    return float(
        sum(
            abs(p[bins == b].mean() - truth[bins == b].mean()) * (bins == b).mean()
            for b in set(bins)
        )
    )


def calibrate() -> None:
    """Print the constants, and what each family says when it is left out."""
    known = {}
    for family in calibration_families():
        assignment = fit(family)
        assert assignment.scorer is not None  # noqa: S101 - there are landmarks
        items = family.items
        rows = np.arange(len(items.ids))
        texts = assignment.scorer.read(items.vectors, items.texts, items.languages, rows)
        told = family.truth != UNKNOWN
        known[family.name] = (assignment.scorer.score(texts)[told], family.truth[told])
    for left_out in (None, *known):
        used = [pair for name, pair in known.items() if name != left_out]
        scores = np.concatenate([scores for scores, _ in used])
        answers = np.concatenate([truth for _, truth in used])
        weights = np.concatenate([weighed(truth) for _, truth in used])
        model = LogisticRegression(C=1e4).fit(scores[:, None], answers, weights)
        slope = float(model.coef_[0, 0])
        middle = -float(model.intercept_[0]) / slope
        print(f"without {left_out}: slope {slope:.2f}, middle {middle:.3f}")


def weighed(truth: NDArray[np.int8]) -> NDArray[np.float64]:
    """Weights that give each family the same say, and each the same share that serves.

    Lists differ in how many landmarks a text could serve; constants must not learn that from them.
    """
    share = truth.mean()
    return 1000 * np.where(truth == 1, SERVING / share, (1 - SERVING) / (1 - share)) / len(truth)


def speed_rows() -> list[Row]:
    """Seconds beside encoding for a large list, and for one changed initiative."""
    family = topics("us")
    again = -(-LARGE // len(family.items.ids))
    items = Items(
        tuple(f"{at}" for at in range(LARGE)),
        (family.items.texts * again)[:LARGE],
        (family.items.languages * again)[:LARGE],
        np.tile(family.items.vectors, (again, 1))[:LARGE],
    )
    large = Family("large", items, family.cut([], range(LARGE_LANDMARKS)).landmarks, family.truth)
    start = perf_counter()
    assignment = fit(large)
    whole = perf_counter() - start
    assert assignment.scorer is not None  # noqa: S101 - there are landmarks
    start = perf_counter()
    one = assignment.scorer.read(items.vectors[:1], items.texts[:1], ("en",), np.array([0]))
    assignment.scorer.score(one)
    single = (perf_counter() - start) * 1000
    return [
        Row(AREA, "fit of 10,000 initiatives beside encoding, seconds", whole, 15, "lower"),
        Row(AREA, "fit of one changed initiative, milliseconds", single, 100, "lower"),
    ]


if __name__ == "__main__":
    if "--calibrate" in sys.argv:
        calibrate()
    else:
        for row in rows("--quick" in sys.argv):
            print(row)

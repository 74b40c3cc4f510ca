"""Overlaps, themes and hopping on public data, beside the formulas they were built from.

``rows(quick)`` is called by ``bench/coherence.py``. Vectors are kept between runs.
"""

import csv
import gzip
import os
from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.cluster import KMeans
from sklearn.metrics import (
    adjusted_rand_score,
    average_precision_score,
    normalized_mutual_info_score,
    roc_auc_score,
)

from figures import Row
from resmal.engine.coherence.centring import centred, language_means
from resmal.engine.coherence.drift import drift
from resmal.engine.coherence.overlaps import Layout, find_overlaps, lay_out, overlap_pairs
from resmal.engine.coherence.overlaps.pasted import own_texts
from resmal.engine.meaning import VectorCache, encode_cached, language_of, open_encoder
from resmal.engine.meaning.background import background
from resmal.engine.portfolio import Initiative
from resmal.engine.review import Level
from resmal.engine.themes import clusters

_PROBLEM = "What problem is the AI intended to solve?"  # a column of the inventory
Vectors = NDArray[np.float32]
_ENCODER = open_encoder()
GROUND = background(_ENCODER.id).mean


@cache
def _cache() -> VectorCache:
    return VectorCache()


def encode(texts: Sequence[str]) -> Vectors:
    """Vectors of texts, kept between runs."""
    return encode_cached(_ENCODER, _cache(), texts)


def read_set(name: str) -> list[dict[str, str]]:
    """The rows of a set, packed or not."""
    path = Path(os.environ["RESMAL_DATA"]) / "portfolio" / name
    raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return list(csv.DictReader(raw.decode("utf-8", "replace").splitlines(keepends=True)))


def _layout(initiatives: Sequence[Initiative]) -> tuple[list[str], Layout]:
    texts, titles = own_texts(initiatives), [one.title for one in initiatives]
    languages = [language_of(one.text, prior="en") for one in initiatives]
    return languages, lay_out(encode(texts), encode(titles), languages, GROUND)


def _precision(listed: Sequence[Initiative], layout: Layout) -> float:
    """Average precision over all pairs of a pool whose item i and item i + half are the same."""
    half = len(listed) // 2
    pairs = overlap_pairs(layout, own_texts(listed))
    true = pairs.b == pairs.a + half
    found = float(true.sum()) / half  # a pair that is not held counts as never found
    return float(average_precision_score(true, pairs.p)) * found


def _by_formula(points: Vectors, languages: Sequence[str], half: int) -> float:
    """The formula that the design started from: sigmoid(11.25 csls + 3.70 cosine - 6.65)."""
    scores = 11.25 * _csls(points, languages) + 3.70 * (points @ points.T)
    upper = np.triu_indices(len(points), 1)
    return float(average_precision_score(upper[1] == upper[0] + half, scores[upper]))


def _by_cosine(vectors: Vectors, half: int) -> float:
    upper = np.triu_indices(len(vectors), 1)
    near = (vectors @ vectors.T)[upper]
    return float(average_precision_score(upper[1] == upper[0] + half, near))


def _csls(points: Vectors, languages: Sequence[str]) -> Vectors:
    near = points @ points.T
    alone = near - 9 * np.eye(len(near), dtype=np.float32)
    crowd = np.zeros_like(near)
    for language in set(languages):
        columns = np.array(languages) == language
        nearest = -np.sort(-alone[:, columns], axis=1)[:, 1:6]
        crowd[:, columns] = nearest.mean(1)[:, None]
    return np.asarray(2 * near - crowd - crowd.T)


def _english_pool() -> list[Initiative]:
    """One thing described in two years, 318 times; titles as they stood in the lists."""
    pairs = read_set("us_ai_overlap_pairs_dev.csv")
    return [
        Initiative(f"{side}-{at}", pair[f"name{side}"], pair[f"d{side}"])
        for side in (1, 2)
        for at, pair in enumerate(pairs)
    ]


def _projects(count: int) -> list[dict[str, str]]:
    """Projects with a title in each language, one a title, drawn by a fixed seed."""
    told = [row for row in read_set("swecris_dev.csv.gz") if row["tsv"] and row["ten"]]
    told = [row for row in told if row["tsv"] != row["ten"]]
    once = list({row["tsv"].lower(): row for row in told}.values())
    once = list({row["ten"].lower(): row for row in once}.values())
    drawn = np.random.default_rng(0).permutation(len(once))[:count]
    return [once[at] for at in drawn]


def _open_pool() -> list[Row]:
    listed = _english_pool()
    half = len(listed) // 2
    languages, layout = _layout(listed)
    vectors = encode([one.text for one in listed])
    points = centred(vectors, languages, language_means(vectors, languages, GROUND, 50))
    shown = find_overlaps(listed, languages, layout, encode)
    likely = [pair for pair in shown if pair.level is Level.LIKELY and not pair.is_pasted]
    right = [pair for pair in likely if pair.a[2:] == pair.b[2:]]
    rivals = {
        "cosine": _by_cosine(vectors, half),
        "the design's formula": _by_formula(points, ["en"] * len(listed), half),
    }
    same = "318 pairs among 636 initiatives of one country, titles counted in"
    return [
        Row(
            "coherence",
            "overlaps, open pool: average precision",
            _precision(listed, layout),
            0.87,
            "higher",
            rivals,
            same,
        ),
        Row(
            "coherence",
            'overlaps called "likely": precision',
            len(right) / max(len(likely), 1),
            0.9,
            "higher",
            {},
            f"{len(likely)} called so, of 318; the weights were fitted on other texts as well",
        ),
    ]


def _two_languages(count: int) -> list[Row]:
    rows = _projects(count)
    titles = [row["tsv"] for row in rows] + [row["ten"] for row in rows]
    listed = [Initiative(str(at), title) for at, title in enumerate(titles)]
    languages, layout = _layout(listed)
    vectors, half = encode(titles), len(rows)
    points = centred(vectors, languages, language_means(vectors, languages, GROUND, 50))
    note = f"{half} projects, {2 * half} titles"
    return [
        Row(
            "coherence",
            "Swedish and English titles: recall at 1",
            _own_first(listed, layout),
            0.93,
            "higher",
            {"cosine": _recall(vectors @ vectors.T, half)},
            note,
        ),
        Row(
            "coherence",
            "Swedish and English titles, mixed pool: average precision",
            _precision(listed, layout),
            0.92,
            "higher",
            {
                "cosine": _by_cosine(vectors, half),
                "the design's formula": _by_formula(points, languages, half),
            },
            note,
        ),
    ]


def _own_first(listed: Sequence[Initiative], layout: Layout) -> float:
    """How often a title's most probable partner is its own."""
    half = len(listed) // 2
    pairs = overlap_pairs(layout, own_texts(listed))  # the most probable first
    best: dict[int, int] = {}
    for a, b in zip(pairs.a.tolist(), pairs.b.tolist(), strict=True):
        if (a < half) != (b < half):
            best.setdefault(a, b)
            best.setdefault(b, a)
    return sum(abs(a - b) == half for a, b in best.items()) / len(listed)


def _recall(near: Vectors, half: int) -> float:
    """How often a title's nearest in the other language is its own, both ways."""
    across = near[:half, half:]
    own = np.arange(half)
    return float(((across.argmax(1) == own).mean() + (across.argmax(0) == own).mean()) / 2)


def _themes(drawings: int) -> list[Row]:
    """Sentences on seven topics, each in one language by lot: whether clusters follow topics."""
    rows = read_set("sib200_sv_en.csv")
    topics = [row["category"] for row in rows]
    found: dict[str, list[float]] = {name: [] for name in ("ours", "one run", "k-means", "seeds")}
    for seed in range(drawings):
        swedish = np.random.default_rng(seed).integers(0, 2, len(rows)).astype(bool)
        languages = ["sv" if is_sv else "en" for is_sv in swedish]
        texts = [row[language] for row, language in zip(rows, languages, strict=True)]
        vectors = encode(texts)
        layout = lay_out(vectors, vectors, languages, GROUND)
        labels, runs = clusters.cluster(layout.neighbours)
        raw = KMeans(len(set(topics)), n_init=4, random_state=0).fit_predict(vectors)
        found["ours"].append(normalized_mutual_info_score(topics, labels))
        found["one run"].append(normalized_mutual_info_score(topics, runs[0]))
        found["k-means"].append(normalized_mutual_info_score(topics, raw))
        found["seeds"].append(adjusted_rand_score(runs[0], runs[1]))
    mean = {name: float(np.mean(values)) for name, values in found.items()}
    return [
        Row(
            "coherence",
            "themes in two languages: mutual information with topics",
            mean["ours"],
            0.50,
            "higher",
            {"k-means on raw vectors": mean["k-means"], "Leiden, one run": mean["one run"]},
            f"1,004 sentences, 7 topics, mean of {drawings} drawings of languages; "
            f"adjusted Rand index between two single runs {mean['seeds']:.2f}",
        )
    ]


def _hopping(companies: int) -> list[Row]:
    """Companies drawn from real lists over six years.

    Directed: every initiative is of one of four subjects, the same all years. Hopping: each year
    has a subject of its own. In both, three in ten are of any subject at all.
    """
    return [
        Row(
            "coherence",
            f"hopping told from directed, {each} initiatives a year: area under the curve",
            float(np.mean([_told_apart(pool, each, companies) for pool in _pools()])),
            goal,
            "higher",
            {},
            f"by drift; {companies} companies from each of two lists, six years",
        )
        for each, goal in ((15, 0.98), (5, 0.95))
    ]


@cache
def _pools() -> list[tuple[Vectors, NDArray[np.str_]]]:
    inventory = [
        row for row in read_set("us_ai_inventory_2025.csv.gz") if row["Use Case Topic Area"]
    ]
    subjects = [f"{row['Agency']}: {row['Use Case Topic Area']}" for row in inventory]
    research = [
        r for r in read_set("swecris_dev.csv.gz") if r["ten"] and r["code3"] not in ("", "999")
    ]
    return [
        _common(
            encode([f"{row['Use Case Name']}. {row[_PROBLEM]}" for row in inventory]), subjects
        ),
        _common(encode([row["ten"] for row in research]), [row["code3"] for row in research]),
    ]


def _common(vectors: Vectors, subjects: Sequence[str]) -> tuple[Vectors, NDArray[np.str_]]:
    """Only subjects of which there are 25 or more."""
    counts = Counter(subjects)
    kept = [at for at, subject in enumerate(subjects) if counts[subject] >= 25]
    return vectors[kept], np.array(subjects)[kept]


def _told_apart(pool: tuple[Vectors, NDArray[np.str_]], each: int, companies: int) -> float:
    vectors, subjects = pool
    rng = np.random.default_rng(each)
    strengths = []
    for at in range(companies):
        rows, years = _company(subjects, each, rng, hops=bool(at % 2))
        own = vectors[rows]
        languages = ["en"] * len(rows)
        points = centred(own, languages, language_means(own, languages, GROUND, 50))
        found = drift(points, years)
        strengths.append(found.strength if found else 0.0)
    return float(roc_auc_score([at % 2 for at in range(companies)], strengths))


def _company(
    subjects: NDArray[np.str_], each: int, rng: np.random.Generator, *, hops: bool
) -> tuple[list[int], list[int]]:
    known = np.unique(subjects)
    chosen = rng.choice(known, 6 if hops else 4, replace=False)
    rows, years = [], []
    for year in range(6):
        for _ in range(each):
            own = chosen[year] if hops else rng.choice(chosen)
            subject = rng.choice(known) if rng.random() < 0.3 else own
            rows.append(int(rng.choice(np.flatnonzero(subjects == subject))))
            years.append(year)
    return rows, years


def rows(quick: bool) -> list[Row]:  # noqa: FBT001 - the one question that a bench is asked
    """All figures; ``quick`` takes samples."""
    return [
        *_open_pool(),
        *_two_languages(300 if quick else 1000),
        *_themes(1 if quick else 6),
        *_hopping(40 if quick else 200),
    ]

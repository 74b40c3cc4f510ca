"""Public lists with a truth: who serves which landmark, read for the benches of fit."""

import csv
import gzip
import io
import json
import os
import random
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from resmal.engine.coherence.fit import Items, Landmarks, Statement
from resmal.engine.meaning import Encoder, VectorCache, encode_cached, open_encoder

SEED = 1
UNKNOWN = -1


@dataclass(frozen=True)
class Family:
    """A list, its landmarks, and who serves what."""

    name: str
    items: Items
    landmarks: Landmarks
    truth: NDArray[np.int8]  # (n, L): 1 serves, 0 does not, -1 nobody has said

    def cut(self, rows: Sequence[int], columns: Sequence[int]) -> "Family":
        """Some of the texts against some of the landmarks."""
        items, marks = self.items, self.landmarks
        return Family(
            self.name,
            Items(
                tuple(items.ids[at] for at in rows),
                tuple(items.texts[at] for at in rows),
                tuple(items.languages[at] for at in rows),
                items.vectors[list(rows)],
            ),
            Landmarks(
                tuple(marks.labels[at] for at in columns),
                tuple(marks.statements[at] for at in columns),
                tuple(marks.vectors[at] for at in columns),
            ),
            self.truth[np.ix_(rows, columns)],
        )


@cache
def reader() -> tuple[Encoder, VectorCache]:
    """The encoder and the cache of what it has read."""
    return open_encoder(), VectorCache()


def vectors(texts: Sequence[str]) -> NDArray[np.float32]:
    """Vectors (texts, d), each text encoded once on this machine."""
    encoder, kept = reader()
    return encode_cached(encoder, kept, texts)


@cache
def ours() -> Mapping[str, Mapping[str, list[str]]]:
    """Our own sentences for landmarks."""
    return tomllib.loads(Path(__file__).with_name("families.toml").read_text(encoding="utf-8"))


def read(name: str) -> Iterator[dict[str, str]]:
    """The rows of a public list."""
    path = Path(os.environ["RESMAL_DATA"]) / "portfolio" / name
    raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return csv.DictReader(io.StringIO(raw.decode(errors="replace")))


@cache
def goals(language: str, *, are_described: bool) -> Family:
    """Texts that experts have held against global goals, hard ones among them."""
    told = list(read("sdg_dev.csv"))
    path = Path(os.environ["RESMAL_DATA"]) / "portfolio/sdg_goals.json"
    english = json.loads(path.read_text(encoding="utf-8"))
    names = ours()["goals_sv"] if language == "sv" else {k: v["name"] for k, v in english.items()}
    said = [
        [names[key], *(t["description"] for t in goal["targets"].values() if are_described)]
        for key, goal in english.items()
    ]
    truth = np.full((len(told), len(english)), UNKNOWN, np.int8)
    for at, row in enumerate(told):
        truth[at, list(english).index(row["sdg"])] = row["label"] == "True"
    texts = [row["text"] for row in told]
    kind = "described" if are_described else "names"
    name = f"goals {language} {kind}"
    return family(name, texts, "en", said=said, said_in=language, truth=truth)


@cache
def topics(name: str, size: int = 400) -> Family:
    """A list sorted by subject, each text under one: ``us``, ``projects``, ``near`` or news."""
    rows, table, language = {
        "us": (_inventory, "topics_us", "en"),
        "projects": (_projects, "subjects", "en"),
        "near": (_neighbouring, "overlapping_subjects", "en"),
        "news en": (lambda: _news("en"), "news_en", "en"),
        "news sv": (lambda: _news("sv"), "news_sv", "sv"),
    }[name]
    marks = ours()[table]
    chosen = _balanced([row for row in rows() if row[1] in marks], size, len(marks))
    truth = np.array([[key == label for key in marks] for _, label in chosen], np.int8)
    texts = [text for text, _ in chosen]
    said = list(marks.values())
    return family(name, texts, language, said=said, said_in=language, truth=truth)


def family(
    name: str,
    texts: Sequence[str],
    language: str,
    *,
    said: Sequence[Sequence[str]],
    said_in: str,
    truth: NDArray[np.int8],
) -> Family:
    """A family from texts in one language and landmarks, each a name and its sentences."""
    ids = tuple(f"{name} {at}" for at in range(len(texts)))
    items = Items(ids, tuple(texts), (language,) * len(texts), vectors(texts))
    statements = tuple(
        tuple(Statement(text, said_in, at == 0) for at, text in enumerate(group)) for group in said
    )
    encoded = tuple(vectors([one.text for one in group]) for group in statements)
    return Family(name, items, Landmarks(tuple(g[0] for g in said), statements, encoded), truth)


def mixed(some: Family, others: Sequence[Family], size: int, seed: int) -> Family:
    """``some``, and as many texts of ``others`` that serve none of its landmarks."""
    rng = np.random.default_rng(seed)
    parts = [other.cut(rng.permutation(len(other.truth))[:size].tolist(), []) for other in others]
    lists = [some.items, *(part.items for part in parts)]
    items = Items(
        tuple(one for part in lists for one in part.ids),
        tuple(one for part in lists for one in part.texts),
        tuple(one for part in lists for one in part.languages),
        np.concatenate([part.vectors for part in lists]),
    )
    nothing = np.zeros((len(items.ids) - len(some.truth), some.truth.shape[1]), np.int8)
    return replace(some, items=items, truth=np.concatenate([some.truth, nothing]))


def _balanced(rows: list[tuple[str, str]], size: int, subjects: int) -> list[tuple[str, str]]:
    random.Random(SEED).shuffle(rows)  # noqa: S311 - a sample, no secret
    taken: Counter[str] = Counter()
    chosen = []
    for text, label in rows:
        if taken[label] < -(-size // subjects):
            taken[label] += 1
            chosen.append((text, label))
    return chosen[:size]


def _inventory() -> list[tuple[str, str]]:
    column = "What problem is the AI intended to solve?"
    rows = read("us_ai_inventory_2025.csv.gz")
    found = {f"{r['Use Case Name']}. {r[column]}": r["Use Case Topic Area"].strip() for r in rows}
    return list(found.items())


def _projects() -> list[tuple[str, str]]:
    rows = read("swecris_dev.csv.gz")
    return [(f"{r['ten']}. {r['aen']}"[:600], r["code3"]) for r in rows if r["ten"] and r["aen"]]


def _neighbouring() -> list[tuple[str, str]]:
    rows = read("swecris_dev.csv.gz")
    return [(f"{r['ten']}. {r['aen']}"[:600], r["code5"]) for r in rows if r["ten"] and r["aen"]]


def _news(language: str) -> list[tuple[str, str]]:
    return [(row[language], row["category"]) for row in read("sib200_sv_en.csv")]

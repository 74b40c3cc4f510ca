"""Make the table of letters in threes by which a text's language is told.

    python bench/language_tables.py --catalogues DJANGO --english A.git --swedish B.git

The catalogues are those of Django (its translators, BSD licence: ``pip download django``, unzip);
the git folders are those of ``bench/background.py``. Only how often letters follow one another
goes into the package.
"""

import argparse
import ast
import re
from collections import Counter
from math import log
from pathlib import Path

import numpy as np

from background import documents, pieces, plain
from resmal.engine.meaning.language import LANGUAGES, TABLE, TENTHS, threes, words_of

LETTERS = 300_000  # of documents a language
MESSAGE = re.compile(r'^msgstr(?:\[\d\])? ((?:".*"\n)+)', re.MULTILINE)
PLACEHOLDER = re.compile(r"%\(\w+\)\w|%\w|\{\w*\}|<[^>]+>|https?\S+|\S+@\S+")
RAREST = 3  # threes seen less often over all languages tell little
LEAST = -127


def main() -> None:
    """Count, smooth and write."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--catalogues", type=Path, required=True)
    arguments.add_argument("--english", type=Path, required=True)
    arguments.add_argument("--swedish", type=Path, required=True)
    chosen = arguments.parse_args()
    texts = {language: messages(chosen.catalogues, language) for language in LANGUAGES}
    texts["en"] += prose(chosen.english)
    texts["sv"] += prose(chosen.swedish)
    counts = {language: Counter(all_threes(texts[language])) for language in LANGUAGES}
    total = sum(counts.values(), Counter())
    kept = sorted(three for three, n in total.items() if n >= RAREST)
    columns = [[smoothed(counts[language], three) for three in kept] for language in LANGUAGES]
    table = np.clip(np.rint(np.array(columns).T * TENTHS), LEAST, 0).astype(np.int8)
    np.savez_compressed(TABLE, threes=np.array(kept), log_p=table)
    print(f"{len(kept)} threes, {TABLE.stat().st_size / 1000:.0f} kB")


def messages(catalogues: Path, language: str) -> list[str]:
    """What the catalogues say in a language."""
    found = []
    for path in sorted(catalogues.rglob(f"locale/{language}/LC_MESSAGES/*.po")):
        text = path.read_text(encoding="utf-8")
        if language == "en":
            text = text.replace("msgid ", "msgstr ")  # English is the source
        for match in MESSAGE.finditer(text):
            lines = match.group(1).strip().split("\n")
            found.append(PLACEHOLDER.sub(" ", "".join(map(ast.literal_eval, lines))))
    return [text for text in found if "Content-Type" not in text]


def prose(folder: Path) -> list[str]:
    """Passages of documents, spread over the collection."""
    kept, size = [], 0
    for at, document in enumerate(documents(folder)):
        if at % 7 == 0 and size < LETTERS:
            passages = [plain(piece) for piece in list(pieces(document))[:12]]
            kept += passages
            size += sum(map(len, passages))
    return kept


def all_threes(texts: list[str]) -> list[str]:
    """Every three letters in a row, word by word."""
    return [three for text in texts for word in words_of(text) for three in threes(word)]


_pairs: dict[int, Counter[str]] = {}


def smoothed(counts: Counter[str], three: str) -> float:
    """The ln P(third letter | first two), each level mixed with the one below (Witten and Bell)."""
    if id(counts) not in _pairs:
        levels: Counter[str] = Counter()
        for seen, n in counts.items():
            levels["2" + seen[:2]] += n
            levels["k" + seen[:2]] += 1
            levels["1" + seen[1:]] += n
            levels["m" + seen[1]] += n
            levels["0" + seen[2]] += n
            levels["n"] += n
        _pairs[id(counts)] = levels
    levels = _pairs[id(counts)]
    letter = (levels["0" + three[2]] + 0.5) / (levels["n"] + 50)
    pair = (levels["1" + three[1:]] + 8 * letter) / (levels["m" + three[1]] + 8)
    kinds = levels["k" + three[:2]] + 1
    return log((counts[three] + kinds * pair) / (levels["2" + three[:2]] + kinds))


if __name__ == "__main__":
    main()

"""Make the background: about 1,000 vectors a language of what "any text" about work looks like.

    python bench/background.py --english A.git B.git --swedish C.git

Each folder is the git directory of a collection of Markdown documents that are free to use: works
of the United States government (18F/18f.gsa.gov and GSA/digitalgov.gov, public domain) and the
Swedish statute book (se-lex/sfs: statutes are free of copyright by section 9 of the Swedish
copyright act), of which the ordinances on what an agency is there to do and on what the state
supports are read. Only the vectors go into the package, with the commits that were read.
"""

import argparse
import hashlib
import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from resmal.engine.meaning import clean, language_of, open_encoder, split_sentences
from resmal.engine.meaning.background import DATA, ORIGIN

WANTED = 1000
MOST_A_DOCUMENT = 4
SHORTEST, LONGEST, MOST_SENTENCES = 50, 420, 4
WORK = re.compile(
    r"^rubrik: .*\b(?:instruktion för|statsbidrag|stöd|bidrag|försöksverksamhet)", re.MULTILINE
)
SUMMARY = re.compile(
    r"^(?:summary|excerpt|deck|description): *[>|-]*\s*[\"']?(.+?)[\"']?$", re.MULTILINE
)
TITLE = re.compile(r"^title: *[\"']?(.+?)[\"']?$", re.MULTILINE)
LINK = re.compile(r"!?\[([^\]]*)\]\((?:[^()]|\([^)]*\))*\)")
MARKUP = re.compile(r"<[^>]+>|\{[{%].*?[%}]\}|[*_`>#]+|\(\s*\)")


def main() -> None:
    """Read, pick, encode and write."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--english", nargs="+", type=Path, required=True)
    arguments.add_argument("--swedish", nargs="+", type=Path, required=True)
    chosen = arguments.parse_args()
    encoder = open_encoder()
    vectors, origin = {}, {}
    for language, folders in (("en", chosen.english), ("sv", chosen.swedish)):
        texts = picked([text for folder in folders for text in passages(folder, language)])
        print(f"{language}: {len(texts)} texts, for example: {texts[0]}")
        vectors[language] = encoder.encode(texts).astype(np.float16)
        origin[language] = {folder.parent.name: commit(folder) for folder in folders}
    np.savez_compressed(DATA, **vectors)
    ORIGIN.write_text(json.dumps({"model": encoder.id, "commits": origin}, indent=1) + "\n")


def picked(texts: list[str]) -> list[str]:
    """A thousand of them, the same each time: in the order of their hashes."""
    return sorted(set(texts), key=lambda text: hashlib.sha256(text.encode()).digest())[:WANTED]


def passages(folder: Path, language: str) -> Iterator[str]:
    """Short passages of each document, a few of each so that none weighs heavily."""
    for document in documents(folder):
        if language == "sv" and not WORK.search(document):
            continue
        found = [text for text in map(plain, pieces(document)) if is_fit(text, language)]
        yield from picked(found)[:MOST_A_DOCUMENT]


def documents(folder: Path) -> Iterator[str]:
    """Every Markdown file of the newest commit."""
    names = git(folder, "ls-tree", "-r", "--name-only", "HEAD").splitlines()
    for name in names:
        if name.endswith(".md"):
            yield git(folder, "show", f"HEAD:{name}")


def pieces(document: str) -> Iterator[str]:
    """The title with the summary, where the head has both, and every paragraph."""
    head, _, body = document.removeprefix("---").partition("\n---")
    title, summary = TITLE.search(head), SUMMARY.search(head)
    if title and summary:
        yield f"{title.group(1).rstrip('.')}. {summary.group(1)}"
    yield from re.split(r"\n\s*\n", body)


def plain(text: str) -> str:
    """Without links and markup."""
    return clean(MARKUP.sub("", LINK.sub(r"\1", text)))


def is_fit(text: str, language: str) -> bool:
    """Whether it is like the description of a piece of work: whole, short, in the language."""
    return (
        SHORTEST <= len(text) <= LONGEST
        and text[0].isupper()
        and text.endswith(".")
        and "http" not in text
        and "upphävd" not in text
        and len(split_sentences(text)) <= MOST_SENTENCES
        and language_of(text) == language
    )


def commit(folder: Path) -> str:
    """The commit that was read."""
    return git(folder, "rev-parse", "HEAD").strip()


def git(folder: Path, *arguments: str) -> str:
    """What git says."""
    run = subprocess.run(
        ["git", "-C", folder, *arguments], capture_output=True, check=True, text=True
    )
    return run.stdout


if __name__ == "__main__":
    main()

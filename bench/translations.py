"""Brings the Swedish catalogue up to date with the sentences in the code.

``python bench/translations.py`` extracts every sentence, updates ``resmal.po`` and compiles it.
With ``--check`` nothing is written: it says what is missing, unsure or out of date, and ends with
1 if anything is.
"""

import argparse
import io
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from resmal.engine.words import checker_for

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "resmal"
PO = SOURCE / "locale" / "sv" / "LC_MESSAGES" / "resmal.po"
METHODS = [("**.py", "python"), ("**/templates/**.j2", "jinja2.ext:babel_extract")]
OPTIONS = {"**/templates/**.j2": {"silent": "false", "trimmed": "true"}}
# Names of file formats, and words in capitals that stand for what the reader should write.
OUR_SHORT_FORMS = (
    *("CSV", "JSON", "DOCX", "VIS"),
    *("FILE", "FIELD", "HEADING", "LIST", "STYLE", "RULE", "COMMAND"),
    *("FIL", "FÄLT", "RUBRIK", "LISTA", "STIL", "REGEL", "KOMMANDO"),
)
# "drar åt samma håll" is the question that the product asks, and its answer shows who and how.
KEPT = {"sv-strategi/gemensam-riktning"}
KEYWORDS = {
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "N_": None,
}


def extracted() -> Catalog:
    """Every sentence of the code and the templates, with where it stands."""
    catalogue = Catalog(project="Resmål", charset="utf-8")
    found = extract_from_dir(SOURCE, METHODS, OPTIONS, keywords=KEYWORDS, strip_comment_tags=True)
    for filename, _line, message, _comments, context in found:
        # No line numbers: the catalogue changes when a sentence does, not when a line moves.
        catalogue.add(message, locations=[(f"src/resmal/{filename}", 0)], context=context)
    return catalogue


def swedish() -> Catalog:
    """The catalogue as it stands."""
    if not PO.exists():
        return Catalog(locale="sv", project="Resmål", charset="utf-8")
    with PO.open("rb") as file:
        return read_po(file, locale="sv")


def shortcomings(catalogue: Catalog) -> list[str]:
    """One line for each sentence without a sure Swedish, or with other placeholders."""
    found = []
    for message in catalogue:
        if not message.id:
            continue
        strings = [message.string] if isinstance(message.string, str) else list(message.string)
        if not strings or not all(strings):
            found.append(f"no Swedish for: {message.id!r}")
        elif message.fuzzy:
            found.append(f"unsure Swedish for: {message.id!r}")
        else:
            found += [f"{error}: {message.id!r}" for error in message.check(catalogue)]
    return found


def as_po(catalogue: Catalog) -> bytes:
    """The catalogue as it is committed: sorted, without dates."""
    out = io.BytesIO()
    write_po(out, catalogue, width=100, sort_output=True, omit_header=False, include_lineno=False)
    lines = out.getvalue().decode().splitlines(keepends=True)
    dated = ('"POT-Creation', '"PO-Revision', '"Generated', '"Report-', '"Last-', '"Language-Team')
    return "".join(line for line in lines if not line.startswith(dated)).encode()


def unclear_words(catalogue: Catalog) -> list[str]:
    """One line for each word of ours that our own rules for plain words question."""
    checkers = {language: checker_for(glossary=OUR_SHORT_FORMS) for language in ("sv", "en")}
    lines = []
    for message in catalogue:
        if not message.id:
            continue
        for language, said in (("en", message.id), ("sv", message.string)):
            for sentence in (said,) if isinstance(said, str) else said:
                found = checkers[language].check(sentence, language)
                lines += [
                    f"{sentence[one.start : one.end]!r} ({one.rule}) in {sentence!r}"
                    for one in found.findings
                    if one.rule not in KEPT
                ]
    return lines


def main() -> int:
    """Update the catalogue, or check it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; end with 1 if stale")
    parser.add_argument("--words", action="store_true", help="only look for words to question")
    arguments = parser.parse_args()
    check, catalogue = arguments.check, swedish()
    if arguments.words:
        questioned = unclear_words(catalogue)
        print("\n".join(questioned) or "every sentence of the interface is in plain words")
        return 1 if questioned else 0
    catalogue.update(extracted(), no_fuzzy_matching=False)
    catalogue.obsolete.clear()
    catalogue.header_comment = (
        "# The Swedish of Resmål. Written by bench/translations.py: edit msgstr."
    )
    catalogue.fuzzy = False
    wrong = shortcomings(catalogue)
    text = as_po(catalogue)
    if check:
        if not PO.exists() or PO.read_bytes() != text:
            wrong.append("the catalogue is out of date: run python bench/translations.py")
    else:
        PO.parent.mkdir(parents=True, exist_ok=True)
        PO.write_bytes(text)
        with PO.with_suffix(".mo").open("wb") as file:
            write_mo(file, catalogue)
    print("\n".join(wrong) or f"{len(catalogue)} sentences, each with its Swedish")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

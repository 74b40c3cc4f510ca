"""The findings as sentences: what was seen, what stands in the texts, and what to ask."""

from collections.abc import Callable
from dataclasses import dataclass

from resmal.engine.review import Finding, FindingKind
from resmal.pictures.figures import (
    day,
    decimal,
    listed,
    probability_in_words,
    quoted,
    whole,
)
from resmal.pictures.stations import Station
from resmal.report.lookup import Lookup, Quote
from resmal.translation import gettext as _
from resmal.translation import ngettext

_MOST_QUOTES = 3
_MOST_TITLES = 2
_MOST_OTHERS = 6
_SUREST = 0.99  # a model is never surer than this, however the figure would be rounded
_READ_IN_THE_LIST = {FindingKind.SILENT, FindingKind.PASTED}


@dataclass(frozen=True, slots=True)
class FindingText:
    """A finding as a reader meets it."""

    kind: FindingKind
    name: str  # what sort of thing it is, in a few words
    sentence: str
    quotes: tuple[Quote, ...]
    question: str
    sureness: str
    station: Station | None  # the landmark that it is about, where it is about one


def finding_texts(lookup: Lookup) -> tuple[FindingText, ...]:
    """Every finding of the review in words, the heaviest first."""
    return tuple(_said(finding, lookup) for finding in lookup.review.findings)


def sureness(confidence: float) -> str:
    """How sure, in words and as a figure: ``very likely (0.81)``."""
    figure = decimal(min(confidence, _SUREST))
    return f"{probability_in_words(confidence)} ({figure})"


def _said(finding: Finding, lookup: Lookup) -> FindingText:
    tell: dict[FindingKind, Callable[[Finding, Lookup], tuple[str, str, tuple[Quote, ...], str]]]
    tell = {
        FindingKind.GAP: _gap,
        FindingKind.OVERLAP: _overlap,
        FindingKind.STRAY: _stray,
        FindingKind.HOP: _hop,
        FindingKind.SILENT: _silent,
        FindingKind.PASTED: _pasted,
    }
    name, sentence, quotes, question = tell[finding.kind](finding, lookup)
    is_read = finding.kind in _READ_IN_THE_LIST
    sure = _("certain: it can be read in the list") if is_read else sureness(finding.confidence)
    station = lookup.station(finding.landmark)
    return FindingText(finding.kind, name, sentence, quotes, question, sure, station)


def _titles(finding: Finding, lookup: Lookup) -> str:
    return listed([quoted(lookup.short_title(id_)) for id_ in finding.initiatives[:_MOST_TITLES]])


def _gap(finding: Finding, lookup: Lookup) -> tuple[str, str, tuple[Quote, ...], str]:
    near = {gap.landmark: dict(gap.nearest) for gap in lookup.review.gaps}.get(finding.landmark, {})
    quotes = []
    for id_ in finding.initiatives[:_MOST_TITLES]:
        note = _("nearest, but {sure}").format(sure=sureness(near.get(id_, 0.0)))
        text = lookup.telling(id_, finding.landmark)
        quotes.append(lookup.fit_quote(id_, text, note))
    sentence = _("No initiative clearly works towards {landmark}.").format(
        landmark=quoted(lookup.landmark_name(finding.landmark))
    )
    question = _(
        "Does somebody need to start something here, or does the landmark no longer belong"
        " to the direction?"
    )
    return _("A landmark that nobody works on"), sentence, tuple(quotes), question


def _overlap(finding: Finding, lookup: Lookup) -> tuple[str, str, tuple[Quote, ...], str]:
    pair = set(finding.initiatives)
    found = next((o for o in lookup.review.overlaps if {o.a, o.b} == pair), None)
    quotes = (
        (lookup.quote(found.a, found.quote_a), lookup.quote(found.b, found.quote_b))
        if found
        else tuple(lookup.quote(id_, lookup.telling(id_)) for id_ in finding.initiatives)
    )
    sentence = _("{titles} may be doing the same thing.").format(titles=_titles(finding, lookup))
    question = _("Should they join, share the work, or is there a reason to keep both?")
    return _("Two that are alike"), sentence, quotes, question


def _stray(finding: Finding, lookup: Lookup) -> tuple[str, str, tuple[Quote, ...], str]:
    count = len(finding.initiatives)
    sentence = ngettext(
        "We find no clear link between {titles} and any landmark.",
        "{n} initiatives have no clear link to any landmark, {titles} among them.",
        count,
    ).format(n=whole(count), titles=_titles(finding, lookup))
    quotes = tuple(stray_quote(id_, lookup) for id_ in finding.initiatives[:_MOST_QUOTES])
    question = _(
        "What is it meant to change, and for whom? Or is a landmark missing from the direction?"
    )
    return _("No clear link"), sentence, quotes, question


def stray_quote(id_: str, lookup: Lookup) -> Quote:
    """What a stray says of itself, with the landmark that it comes nearest to."""
    fit = lookup.rows[id_].fit
    if not fit:
        return lookup.quote(id_, lookup.telling(id_))
    note = _("nearest landmark: {landmark}, {sure}").format(
        landmark=lookup.landmark_name(fit[0].landmark), sure=sureness(fit[0].p)
    )
    return lookup.fit_quote(id_, lookup.telling(id_, fit[0].landmark), note)


def _hop(finding: Finding, lookup: Lookup) -> tuple[str, str, tuple[Quote, ...], str]:
    theme = lookup.theme(finding.theme)
    hop = lookup.hops.get(finding.theme) if finding.theme is not None else None
    sentence = _("The theme {theme} was begun and dropped.").format(theme=quoted(theme))
    if hop:
        sentence = hop_sentence(lookup, hop.theme)
    quotes = tuple(
        lookup.quote(id_, lookup.telling(id_)) for id_ in finding.initiatives[:_MOST_QUOTES]
    )
    question = _("What did we learn from it, and what will make us hold on to the next one?")
    return _("Begun and dropped"), sentence, quotes, question


def hop_sentence(lookup: Lookup, theme: int) -> str:
    """What happened to a theme, in one sentence."""
    hop = lookup.hops[theme]
    parts = {
        "theme": quoted(lookup.theme(hop.theme)),
        "started": whole(hop.started_count),
        "dropped": whole(hop.dropped_count),
        "began": str(hop.began.year),
        "ended": str(hop.ended.year),
        "rose": quoted(lookup.theme(hop.rose)),
    }
    if hop.rose is None or not lookup.theme(hop.rose):
        return _(
            "Of {started} initiatives begun on the theme {theme} from {began}, {dropped} were"
            " dropped without a conclusion by {ended}."
        ).format(**parts)
    return _(
        "Of {started} initiatives begun on the theme {theme} from {began}, {dropped} were dropped"
        " without a conclusion by {ended}. Meanwhile, or soon after, the theme {rose} rose."
    ).format(**parts)


def _silent(finding: Finding, lookup: Lookup) -> tuple[str, str, tuple[Quote, ...], str]:
    count = len(finding.initiatives)
    sentence = ngettext(
        "{titles} is said to be under way, but nothing about it has changed for 60 days.",
        "{n} initiatives are said to be under way, but nothing about them has changed for 60"
        " days, {titles} among them.",
        count,
    ).format(n=whole(count), titles=_titles(finding, lookup))
    quotes = []
    for id_ in finding.initiatives[:_MOST_QUOTES]:
        changed = lookup.rows[id_].initiative.changed_on
        note = _("last changed {day}").format(day=day(changed)) if changed else ""
        quotes.append(lookup.quote(id_, lookup.telling(id_), note))
    return _("Silent"), sentence, tuple(quotes), _("Is anybody still at it, and what would help?")


def _pasted(finding: Finding, lookup: Lookup) -> tuple[str, str, tuple[Quote, ...], str]:
    about = set(finding.initiatives)
    pasted = [o for o in lookup.review.overlaps if o.is_pasted and {o.a, o.b} <= about]
    first = pasted[0] if pasted else None
    same = [o for o in pasted if first and first.a in {o.a, o.b}]
    others = sorted({o.b if first and o.a == first.a else o.a for o in same}, key=lookup.anchor)
    count = len(finding.initiatives)
    sentence = ngettext(
        "{n} initiative holds text that another holds too.",
        "{n} initiatives hold text that another holds too, {titles} among them.",
        count,
    )
    if len(others) + 1 == count:
        sentence = _("The same text stands in {n} initiatives, {titles} among them.")
    quotes: tuple[Quote, ...] = ()
    if first:
        titles = listed([lookup.short_title(id_) for id_ in others[:_MOST_OTHERS]])
        note = _("also in {titles}").format(titles=titles)
        quotes = (lookup.quote(first.a, first.quote_a, note),)
    said = sentence.format(n=whole(count), titles=_titles(finding, lookup))
    question = _("What does each of them do that the others do not?")
    return _("Pasted text"), said, quotes, question

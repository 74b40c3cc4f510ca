"""The answer to each section's question in a sentence or two, before any picture or table."""

from resmal.engine.review import Level, Review
from resmal.pictures.figures import quoted, share, whole
from resmal.report.lookup import Lookup
from resmal.report.summary import problems_in_words
from resmal.translation import gettext as _
from resmal.translation import ngettext


def answers(lookup: Lookup) -> dict[str, str]:
    """Answers by section; empty where the section says it has nothing to show."""
    return {
        "map": _where_they_go(lookup),
        "alike": _how_many_alike(lookup),
        "strays": _how_many_stray(lookup),
        "landmarks": _how_many_empty(lookup),
        "change": _how_it_changed(lookup.review),
        "problems": problems_in_words(lookup.review) if lookup.review.problems else "",
    }


def _where_they_go(lookup: Lookup) -> str:
    total = len(lookup.review.initiatives)
    if not lookup.stops or not total:
        return ""
    most = max(lookup.stops, key=lambda stop: (stop.count, -stop.number))
    if not most.count:
        return _("None of them is clearly on its way to a landmark.")
    return ngettext(
        "It goes towards {landmark}.",
        "The landmark that most go towards is {landmark}: {n} of {total}.",
        total,
    ).format(landmark=quoted(most.name), n=whole(most.count), total=whole(total))


def _how_many_alike(lookup: Lookup) -> str:
    work = [overlap for overlap in lookup.review.overlaps if not overlap.is_pasted]
    if not work:
        return ""
    likely = sum(overlap.level is Level.LIKELY for overlap in work)
    look = len(work) - likely
    sentences = []
    if likely:
        sentence = ngettext(
            "{n} pair is likely to be doing the same thing.",
            "{n} pairs are likely to be doing the same thing.",
            likely,
        )
        sentences.append(sentence.format(n=whole(likely)))
    if look:
        sentence = ngettext("{n} pair is worth a look.", "{n} pairs are worth a look.", look)
        sentences.append(sentence.format(n=whole(look)))
    return " ".join(sentences)


def _how_many_stray(lookup: Lookup) -> str:
    count = sum(reviewed.is_stray for reviewed in lookup.review.initiatives)
    if not count or not lookup.stops:
        return ""
    return ngettext(
        "{n} of {total} initiatives has no clear link to any landmark.",
        "{n} of {total} initiatives have no clear link to any landmark.",
        count,
    ).format(n=whole(count), total=whole(len(lookup.review.initiatives)))


def _how_many_empty(lookup: Lookup) -> str:
    count = sum(stop.is_empty for stop in lookup.stops)
    if not count:
        return ""
    return ngettext(
        "Nobody works on {n} of {total} landmarks.",
        "Nobody works on {n} of {total} landmarks.",
        count,
    ).format(n=whole(count), total=whole(len(lookup.stops)))


def _how_it_changed(review: Review) -> str:
    """Said to be more or less only where the intervals of the first and last date part."""
    points = review.sprawl.over_time
    if len(points) < 2:  # noqa: PLR2004 - one date shows no change
        return ""
    first, last = points[0], points[-1]
    if last.low > first.high:
        sentence = _("It sprawls more than before: from {first} to {last}.")
    elif last.high < first.low:
        sentence = _("It sprawls less than before: from {first} to {last}.")
    else:
        sentence = _("From {first} to {last}: no more than chance can explain.")
    return sentence.format(first=share(first.value), last=share(last.value))

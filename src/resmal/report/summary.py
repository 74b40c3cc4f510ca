"""What a review says in a few plain lines: at the top of the report, and in a terminal."""

from resmal import translation
from resmal.engine.review import Count, Review
from resmal.pictures.figures import listed, quoted, whole
from resmal.pictures.stations import stations
from resmal.report.findings import finding_texts
from resmal.report.lookup import Lookup
from resmal.translation import gettext as _
from resmal.translation import ngettext

_MOST_LINES = 10
_MOST_NAMES = 3


def summary_lines(review: Review, language: str) -> list[str]:
    """At most ten plain lines in ``language``: what was held against what, counts, findings."""
    with translation.speaking(language):
        sprawl = review.sprawl
        lines = [
            held_against(review),
            f"{_('No clear link')}: {count_in_words(sprawl.no_clear_link)}",
            f"{_('Likely overlap')}: {count_in_words(sprawl.likely_overlap)}",
        ]
        if review.direction.landmarks:
            count = count_in_words(sprawl.empty_landmarks)
            lines.append(f"{_('Landmarks that nobody works on')}: {count}")
        lines += [finding.sentence for finding in finding_texts(Lookup.of(review))]
        if review.method.languages.get("other", 0) > len(review.initiatives) / 2:
            lines.insert(1, _("Most of the list is in a language that was never measured."))
        if review.problems:
            lines.append(problems_in_words(review))
        return lines[:_MOST_LINES]


def held_against(review: Review) -> str:
    """How many initiatives were held against how many landmarks."""
    count, marks = len(review.initiatives), len(review.direction.landmarks)
    first = ngettext("{n} initiative", "{n} initiatives", count).format(n=whole(count))
    if not marks:
        return _("{initiatives}, and a direction without landmarks").format(initiatives=first)
    second = ngettext("{n} landmark", "{n} landmarks", marks).format(n=whole(marks))
    return ngettext(
        "{initiatives} held against {landmarks}", "{initiatives} held against {landmarks}", count
    ).format(initiatives=first, landmarks=second)


def count_in_words(count: Count) -> str:
    """A count with its interval: ``9 of 60, between 6 and 13``."""
    said = _("{value} of {of}").format(value=whole(count.value), of=whole(count.of))
    if count.low == count.high:
        return said
    between = _("between {low} and {high}").format(low=whole(count.low), high=whole(count.high))
    return f"{said}, {between}"


def problems_in_words(review: Review) -> str:
    """How much of the list could not be used."""
    of_rows = [problem for problem in review.problems if problem.row is not None]
    left_out = sum(problem.is_left_out for problem in of_rows)
    in_part = len(of_rows) - left_out
    parts = []
    if left_out:
        sentence = ngettext("{n} row was left out", "{n} rows were left out", left_out)
        parts.append(sentence.format(n=whole(left_out)))
    if in_part:
        sentence = ngettext("{n} was used in part", "{n} were used in part", in_part)
        parts.append(sentence.format(n=whole(in_part)))
    if not parts:
        return _("The report names what was noticed in the list.")
    return listed(parts) + "."


def lead(review: Review) -> str:
    """The review in two or three sentences, for the first page."""
    if not review.initiatives:
        return _("The list holds no initiatives that could be read.")
    if not review.direction.landmarks:
        return _(
            "The direction has no landmarks yet, so nothing can be held against it. What is alike"
            " can still be seen."
        )
    strays = review.sprawl.no_clear_link.value
    clear = len(review.initiatives) - strays
    sentences = [_linked(clear, strays)]
    overlapping = review.sprawl.likely_overlap.value
    if overlapping:
        sentences.append(
            ngettext(
                "{n} is likely to be doing what another does.",
                "{n} are likely to be doing what another does.",
                overlapping,
            ).format(n=whole(overlapping))
        )
    sentences.append(_empty_landmarks(review))
    return " ".join(sentence for sentence in sentences if sentence)


def _linked(clear: int, strays: int) -> str:
    total = clear + strays
    if not strays:
        return ngettext(
            "The one initiative has a clear link to a landmark.",
            "All {total} initiatives have a clear link to a landmark.",
            total,
        ).format(total=whole(total))
    if not clear:
        return ngettext(
            "The one initiative has no clear link to any landmark.",
            "None of {total} initiatives has a clear link to a landmark.",
            total,
        ).format(total=whole(total))
    return ngettext(
        "Of {total} initiatives {clear} have a clear link to a landmark, and one has none.",
        "Of {total} initiatives {clear} have a clear link to a landmark, and {strays} have none.",
        strays,
    ).format(total=whole(total), clear=whole(clear), strays=whole(strays))


def _empty_landmarks(review: Review) -> str:
    empty = [quoted(stop.name) for stop in stations(review) if stop.is_empty]
    if not empty:
        return ""
    if len(empty) > _MOST_NAMES:
        return _("Nobody works on {n} of the landmarks.").format(n=whole(len(empty)))
    return _("Nobody works on {landmarks} now.").format(landmarks=listed(empty))

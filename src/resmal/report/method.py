"""How it was done and where it fails, in plain sentences."""

from collections.abc import Iterator

from resmal.engine.review import Review, WhyNot
from resmal.pictures.figures import decimal, listed, quoted, whole
from resmal.report.lookup import Lookup
from resmal.translation import gettext as _
from resmal.translation import ngettext


def how_it_was_done(review: Review) -> tuple[str, ...]:
    """What was done with the texts, a sentence or two a step."""
    return (
        _how_read(review),
        _(
            "Each initiative got a probability of serving each landmark. Where it, and those most"
            " like it, more probably serve none of them, we say: no clear link."
        ),
        _(
            "Two initiatives are called alike when their texts lie nearer each other than either"
            " lies to the rest of the list. Text that was pasted into several is told apart."
        ),
        _(
            "Themes gather initiatives that speak of the same thing. They are a drawing, not a"
            " fact: another drawing could cut them in another way, so people should name and"
            " move them."
        ),
        _figures_used(review),
    )


def _how_read(review: Review) -> str:
    if review.method.model == "words":
        return _(
            "No language model could be used, so texts were compared by their words alone. Two"
            " languages are then seldom found alike."
        )
    return _(
        "Every text was turned into numbers on this machine by the language model {model}, and"
        " compared with what the direction says. Nothing was sent anywhere."
    ).format(model=review.method.model)


def _figures_used(review: Review) -> str:
    names = {
        "stray": _("no clear link from"),
        "overlap_likely": _("likely overlap from"),
        "overlap_look": _("worth a look from"),
    }
    said = [
        f"{names[key]} {decimal(value)}"
        for key, value in review.method.thresholds.items()
        if key in names
    ]
    version = _("Version {version} of the method.").format(version=review.method.version)
    if not said:
        return version
    limits = _("Limits used: {limits}.").format(limits=listed(said))
    return f"{limits} {version}"


def where_it_fails(review: Review) -> tuple[str, ...]:
    """What a reader should doubt: first what concerns this list, then what always holds."""
    return (*_this_list(review), *_always())


def _this_list(review: Review) -> Iterator[str]:
    thin = _thin_names(review)
    if thin:
        yield _thin(thin)
    other = review.method.languages.get("other", 0)
    if other:
        yield ngettext(
            "{n} initiative is in neither Swedish nor English, where the method was never"
            " measured.",
            "{n} initiatives are in neither Swedish nor English, where the method was never"
            " measured.",
            other,
        ).format(n=whole(other))
    if not review.method.is_calibrated:
        yield _(
            "The figures have not been held against answers that people gave, so read them as an"
            " order, not as probabilities."
        )
    yield _confirmed(review.method.confirmations)
    yield from _limits(review)


def _thin(names: list[str]) -> str:
    return ngettext(
        "The landmark {names} is thin: fewer than three sentences describe it, so links to it"
        " are uncertain. Write what one would see.",
        "The landmarks {names} are thin: fewer than three sentences describe each, so links to"
        " them are uncertain. Write what one would see.",
        len(names),
    ).format(names=listed([quoted(name) for name in names]))


def _confirmed(count: int) -> str:
    if not count:
        return _(
            "Nobody has yet confirmed or ruled out any link. Confirmed examples for each landmark"
            " make the links surer."
        )
    return ngettext(
        "{n} link has been confirmed or ruled out by people and was used as an example.",
        "{n} links have been confirmed or ruled out by people and were used as examples.",
        count,
    ).format(n=whole(count))


def _thin_names(review: Review) -> list[str]:
    stops = Lookup.of(review).stops
    return [
        stop.name
        for stop, mark in zip(stops, review.direction.landmarks, strict=True)
        if mark.is_thin
    ]


def _limits(review: Review) -> Iterator[str]:
    said = {
        "few_initiatives": _("The list is short, so every count has a wide interval."),
        "one_landmark": _(
            "There is only one landmark, so nothing can be said about which one fits best."
        ),
        "no_effort": _("The list says nothing about effort, so every initiative weighs the same."),
        "short_texts": _(
            "Many initiatives are a title only. A sentence on each would make the links surer."
        ),
    }
    yield from (said[code] for code in review.method.limits if code in said)


def _always() -> Iterator[str]:
    yield _(
        "The method reads what is written, not what is done. A good initiative that is badly"
        " described looks as if it strayed; fine words can hide that nothing happens."
    )
    yield _(
        "Long texts are found alike more easily than short ones, and two texts in one language"
        " more easily than one in each."
    )
    yield _(
        "A figure is never a verdict. Nothing here says that an initiative should end: it says"
        " where a question is worth its time."
    )


def why_no_change(why: WhyNot | None) -> str:
    """Why the change of sprawl over time is not shown."""
    reasons = {
        WhyNot.THIN_LANDMARKS: _(
            "The change over time is not shown, since at least one landmark is described in fewer"
            " than three sentences. Describe what one would see, and run the review again."
        ),
        WhyNot.TOO_FEW: _(
            "The change over time is not shown, since fewer than fifteen initiatives were under"
            " way on most dates. So few would make chance look like change."
        ),
        WhyNot.NO_DATES: _(
            "The change over time is not shown, since the list does not say when initiatives"
            " began. Add a column with start dates."
        ),
        WhyNot.ONE_DATE: _(
            "The change over time is not shown, since the dates of the list lie too near each"
            " other to compare."
        ),
        WhyNot.NO_LANDMARKS: _(
            "The change over time is not shown, since the direction has no landmarks to hold the"
            " list against."
        ),
    }
    return reasons[why] if why else ""

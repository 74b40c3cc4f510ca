"""The landmarks as stations: number, name and who is on the way there."""

from collections import Counter
from dataclasses import dataclass

from resmal import translation
from resmal.engine.review import Review, Reviewed
from resmal.pictures.palette import line_class


@dataclass(frozen=True, slots=True)
class Station:
    """A landmark as readers meet it: the same number and colour on every page."""

    number: int  # from 1, in the direction's order
    label: str  # as written: what a fit names it by
    name: str  # in the reader's language
    count: int  # initiatives that serve it best and have a clear link
    is_empty: bool  # no initiative clearly serves it

    @property
    def line(self) -> str:
        """The class of its colour."""
        return line_class(self.number)


def heading_for(reviewed: Reviewed) -> str | None:
    """The landmark that an initiative goes towards; None where there is no clear link."""
    if reviewed.is_stray or not reviewed.fit:
        return None
    return reviewed.fit[0].landmark


def stations(review: Review) -> tuple[Station, ...]:
    """The direction's landmarks in order, each with how many initiatives go there."""
    going = Counter(heading_for(reviewed) for reviewed in review.initiatives)
    gaps = {gap.landmark for gap in review.gaps}
    language = translation.current()
    return tuple(
        Station(
            number=number,
            label=landmark.label,
            name=landmark.name.in_language(language),
            count=going[landmark.label],
            is_empty=landmark.label in gaps,
        )
        for number, landmark in enumerate(review.direction.landmarks, start=1)
    )

"""Finding one's way in a review: names, numbers and anchors by id, label or theme."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from resmal import translation
from resmal.engine.portfolio import Landmark
from resmal.engine.review import Evidence, Hop, Review, Reviewed
from resmal.pictures.map import row_anchor
from resmal.pictures.map.marks import theme_name
from resmal.pictures.stations import Station, stations
from resmal.translation import gettext as _

_LONGEST_QUOTE = 280  # characters; the list has the rest
_LONGEST_IN_SENTENCE = 70  # characters of a title within a sentence


@dataclass(frozen=True, slots=True)
class Quote:
    """A piece of a text as written, and where a reader finds the whole of it."""

    text: str
    language: str  # of the text: "sv", "en", or empty where it is neither
    words: tuple[str, ...]  # those that weigh most
    id: str
    title: str
    anchor: str  # id of its row in the table of all
    note: str = ""  # what it is evidence of, in a few words


@dataclass(frozen=True, slots=True)
class Lookup:
    """What templates ask by name. Built once for a report."""

    review: Review
    rows: Mapping[str, Reviewed]
    places: Mapping[str, int]
    stops: tuple[Station, ...]
    by_label: Mapping[str, Station]
    themes: Mapping[int, str]
    hops: Mapping[int, Hop]

    @classmethod
    def of(cls, review: Review) -> "Lookup":
        """Everything by its key."""
        stops = stations(review)
        return cls(
            review=review,
            rows={reviewed.initiative.id: reviewed for reviewed in review.initiatives},
            places={r.initiative.id: place for place, r in enumerate(review.initiatives)},
            stops=stops,
            by_label={stop.label: stop for stop in stops},
            themes={theme.id: theme_name(theme.words) for theme in review.themes},
            hops={hop.theme: hop for hop in review.hops},
        )

    def title(self, id_: str) -> str:
        """An initiative's title; its id where it has none."""
        return self.rows[id_].initiative.title or id_

    def short_title(self, id_: str) -> str:
        """An initiative's title, cut where it would burst a sentence."""
        return _cut(self.title(id_), _LONGEST_IN_SENTENCE)

    def anchor(self, id_: str) -> str:
        """The id of its row in the table of all."""
        return row_anchor(self.places[id_])

    def station(self, label: str) -> Station | None:
        """The landmark of that label; None where the direction has none such."""
        return self.by_label.get(label)

    def landmark_name(self, label: str) -> str:
        """A landmark's name in the reader's language."""
        stop = self.by_label.get(label)
        return stop.name if stop else label

    def landmark(self, station: Station) -> Landmark:
        """What the direction says about a station."""
        return self.review.direction.landmarks[station.number - 1]

    def theme(self, id_: int | None) -> str:
        """A theme's words; empty for what stands alone."""
        return "" if id_ is None else self.themes.get(id_, "")

    def quote(self, id_: str, text: str, note: str = "") -> Quote:
        """A quote from an initiative."""
        language = self.rows[id_].language
        known = language if language in translation.LANGUAGES else ""
        said = _cut(text, _LONGEST_QUOTE)
        return Quote(said, known, (), id_, self.title(id_), self.anchor(id_), note)

    def fit_quote(self, id_: str, text: str, note: str = "") -> Quote:
        """A quote that carries how well it fits a landmark, with the words that weigh most."""
        words = next((e.words for e in self._evidence(id_) if e.quote == text), ())
        return replace(self.quote(id_, text, note), words=words)

    def telling(self, id_: str, landmark: str = "") -> str:
        """The piece of its text that says most about a landmark, else how it begins."""
        for evidence in self._evidence(id_, landmark):
            if evidence.quote:
                return evidence.quote
        initiative = self.rows[id_].initiative
        return initiative.description.strip() or initiative.title

    def _evidence(self, id_: str, landmark: str = "") -> tuple[Evidence, ...]:
        return tuple(
            evidence
            for fit in self.rows[id_].fit
            if not landmark or fit.landmark == landmark
            for evidence in fit.evidence
        )

    def stage(self, reviewed: Reviewed) -> str:
        """How far an initiative has come, in a word; empty where the list does not say."""
        names = {
            "idea": _("idea"),
            "trying": _("trying"),
            "running": _("running"),
            "in_use": _("in use"),
            "ended": _("ended"),
            "dropped": _("dropped"),
            "joined": _("joined into another"),
        }
        stage = reviewed.initiative.stage
        return names[stage] if stage else ""


def _cut(text: str, longest: int) -> str:
    """``text``, ended with an ellipsis after a word where it is longer."""
    if len(text) <= longest:
        return text
    kept = text[:longest]
    return (kept.rsplit(" ", 1)[0] if " " in kept[longest // 2 :] else kept).rstrip(" ,.;:") + "…"

from collections.abc import Sequence

import pytest

from resmal.engine.coherence.fit import Confirmations, Items, Landmarks, fit_initiatives, statements
from resmal.engine.meaning import open_encoder
from resmal.engine.meaning.background import background
from resmal.engine.portfolio import Initiative, Landmark, LocalText

LANDMARKS = (
    ("Clean energy", ("Homes are heated without oil.", "The sun and the wind give us power.")),
    ("Healthy children", ("Every child sees a doctor and a dentist.", "Fewer children fall ill.")),
    (
        "Trains on time",
        ("Trains leave and arrive on time.", "Tracks are mended before they break."),
    ),
)
INITIATIVES = (
    (
        "e1",
        "Solar panels on schools",
        "We put solar panels on ten schools. Ask for the plan.",
        "en",
    ),
    ("e2", "Vindkraft vid kusten", "Vi bygger vindkraft som ger el åt tusen hem.", "sv"),
    ("h1", "Dental checks", "All pupils meet a dentist each year. Forms are on paper.", "en"),
    ("h2", "Vaccin på barnavårdscentralen", "Små barn får vaccin mot mässling.", "sv"),
    ("t1", "Rail inspection drones", "Drones find cracks in railway tracks early.", "en"),
    ("t2", "Nya växlar på stambanan", "Vi byter växlar så att tågen går i tid.", "sv"),
    ("s1", "Opera festival", "Singers from five countries perform opera in the park.", "en"),
    ("s2", "Schackturnering", "Vi ordnar en tävling i schack för pensionärer.", "sv"),
)


class Town:
    """A small list held against three landmarks, with the real encoder."""

    def __init__(self):
        self.encoder = open_encoder()
        self.background = background(self.encoder.id).mean
        self.initiatives = [Initiative(i, title, text) for i, title, text, _ in INITIATIVES]
        self.languages = tuple(language for *_, language in INITIATIVES)

    def items(self, initiatives: Sequence[Initiative] | None = None) -> Items:
        chosen = self.initiatives if initiatives is None else initiatives
        texts = tuple(one.text for one in chosen)
        languages = self.languages[: len(chosen)]
        return Items(tuple(one.id for one in chosen), texts, languages, self.encoder.encode(texts))

    def landmarks(self, said=LANDMARKS) -> Landmarks:
        told = [
            Landmark(LocalText.plain(name), sentences=tuple(map(LocalText.plain, sentences)))
            for name, sentences in said
        ]
        groups = tuple(statements(landmark) for landmark in told)
        vectors = tuple(self.encoder.encode([one.text for one in group]) for group in groups)
        return Landmarks(tuple(landmark.label for landmark in told), groups, vectors)

    def fit(self, initiatives=None, said=LANDMARKS, confirmed=None):
        items, landmarks = self.items(initiatives), self.landmarks(said)
        return fit_initiatives(items, landmarks, self.background, confirmed or Confirmations())


@pytest.fixture(scope="session")
def town():
    return Town()

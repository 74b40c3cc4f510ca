"""Words that set a theme apart, as people wrote them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import log

from resmal.engine.coherence.lexical import WORD, content_words

_WORDS = 5  # a theme
_SHORTEST = 4  # letters
_SPOKEN_BY = 0.2  # of the theme's initiatives: a language spoken by fewer gets no word
_ONCE = 2  # in the title and the text of one
_START = 5  # letters: words that begin alike are taken for forms of one word
_EVERYWHERE = """
about across after against alla allow allows allt also among andra annan annat antal arbeta
arbetar arbete arbetet around bara based because before behov behöver being beslut best better
between bland blev blir bort both build building business bygga bättre både börja company could
create dagar days denna dessa detta develop developed development does done during därför each
efter eget egna eller enable enables enligt ensure every existing finns first fler flera four fram
framtida from från fyra fått förbättra före första genom genomföra genomförs gets give given gjort
good group göra hade have hela help helping helps helt hennes here high however icke igen ihop
improve improved improves improving include including ingen ingår innan inom inte into istället
just kanske klart know komma kommer kring kunde kunna large less like längre lätt made main make
makes making many mellan mera mest mindre month months more most much must mycket många måste need
needed needs never next nine nytt någon något några också ofta often olika once only other over
part people place plan possible process project projects projekt projektet provide provided
provides purpose redan regeringen rätt sade same samma samman samt second sedan seven several
shall should sina since sitt själv skall skapa skulle solution solutions some someone still stor
stora stöd större such support supports syfta syftar syfte system systems sätt sådan sådana take
takes team than that their them then there these they thing things this those three through tiden
till tills time today together tool tools toward towards under until upon uppdrag uppdraget used
useful user users uses using utan utifrån utveckla utveckling vara various varit varje verksamhet
verksamheten very vidare vilka vilken vilket vill våra vårt want week weeks well were what when
where whether which while whole whose will with within without work working would year years your
även året över
"""
_SAYS_LITTLE = frozenset(_EVERYWHERE.split())


def name_themes(
    titles: Sequence[str],
    texts: Sequence[str],
    languages: Sequence[str],
    members: Sequence[Sequence[int]],
) -> list[tuple[str, ...]]:
    """Up to five words for each theme, given as rows, in the languages that it is written in.

    A word weighs by c-TF-IDF (Grootendorst 2022) within its language, counted once a text and once
    a title: its count in the theme times ln(1 + mean count of a theme / its count in all). Words
    of several texts come before words of one.
    """
    words = [[*_words(title), *_words(text)] for title, text in zip(titles, texts, strict=True)]
    counts: dict[tuple[int, str], Counter[str]] = {}
    for theme, rows in enumerate(members):
        for language in {languages[row] for row in rows}:
            spoken = (words[row] for row in rows if languages[row] == language)
            counts[theme, language] = Counter(word for said in spoken for word in said)
    totals: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for (_, language), count in counts.items():
        totals[language].update(count)
    written = _as_written(texts)
    names = []
    for theme, rows in enumerate(members):
        chosen: dict[str, None] = {}
        for language, wanted in _shares(languages[row] for row in rows).items():
            best = _best(counts[theme, language], totals[language], len(members))
            chosen |= dict.fromkeys([word for word in best if word not in chosen][:wanted])
        names.append(tuple(written[word] for word in chosen))
    return names


def _words(text: str) -> set[str]:
    """How the telling words of a text start: "butik" for "butiker" and "butikens"."""
    return {
        word[:_START]
        for word in content_words(text)
        if len(word) >= _SHORTEST and word not in _SAYS_LITTLE
    }


def _as_written(texts: Iterable[str]) -> dict[str, str]:
    """For each start the word as it is most often written, ties by the alphabet: "Copilot"."""
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    times = Counter(written for text in texts for written in text.split())
    for written, n in times.items():
        for word in WORD.findall(written):
            if len(word) >= _SHORTEST and word.lower() not in _SAYS_LITTLE:
                forms[word.lower()[:_START]][word] += n
    return {start: min(seen, key=lambda form: (-seen[form], form)) for start, seen in forms.items()}


def _shares(languages: Iterable[str]) -> Mapping[str, int]:
    """How many words each language gets, the most spoken first."""
    spoken = Counter(languages)
    total = sum(spoken.values())
    heard = sorted(
        (name for name in spoken if spoken[name] >= _SPOKEN_BY * total),
        key=lambda name: (-spoken[name], name),
    )
    first = -(-_WORDS // len(heard))
    return {name: first if at == 0 else _WORDS // len(heard) for at, name in enumerate(heard)}


def _best(count: Counter[str], total: Counter[str], themes: int) -> list[str]:
    """The words of a theme, the most telling first."""
    mean = sum(total.values()) / max(themes, 1)
    weight = {word: n * log(1 + mean / total[word]) for word, n in count.items()}
    return sorted(count, key=lambda word: (count[word] <= _ONCE, -weight[word], word))

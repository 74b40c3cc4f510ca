"""One reading of a text: paragraph by paragraph, each word type looked up once."""

import json
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from resmal.engine.words.findings import Finding, Findings, Level, Silence
from resmal.engine.words.hints import Gathering
from resmal.engine.words.language import language_of
from resmal.engine.words.original import Original
from resmal.engine.words.rulebook.entries import Entry
from resmal.engine.words.rulebook.lexicon import WORD, Lexicon
from resmal.engine.words.scan import Memory, Passage, is_kept_out, paragraphs, scan
from resmal.engine.words.short_forms.form import SHORTEST, is_short, lemma

if TYPE_CHECKING:
    from resmal.engine.words.short_forms.reader import Reader

ABBREVIATION = "abbreviation"
_SENTENCES = Path(__file__).parent / "sentences.toml"
_OPENING = 5_000  # characters from which the language of a text is guessed at first
_AMPERSAND = re.compile(r"[A-ZÅÄÖ]&[A-ZÅÄÖ]")
# Alarms are kept to what a reader trips over; longer ones and mixed ones are mostly names.
_TRIPS = re.compile(
    r"e?[A-ZÅÄÖ]{2,6}s?\Z|[A-ZÅÄÖ]{1,3}&[A-ZÅÄÖ]{1,3}\Z|[A-ZÅÄÖ]\d[A-ZÅÄÖ]\Z"
    r"|[A-ZÅÄÖ][a-z]{1,2}[A-ZÅÄÖ]\Z"
)


@cache
def sentences() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """What is said about findings that no entry stands behind: by language, kind and part."""
    import tomllib  # noqa: PLC0415 - most texts need none of them

    return tomllib.loads(_SENTENCES.read_text(encoding="utf-8"))


class Checker:
    """Rules made ready. One checker may read any number of texts; it keeps nothing of them."""

    def __init__(self, compiled: Mapping[str, Any], glossary: Collection[str] = ()) -> None:
        self._lexicons = _Lexicons(compiled["lexicons"])
        self._glossary = frozenset(glossary).union(compiled["glossary"])

    def check(
        self,
        text: str,
        language: str | None = None,
        silences: Iterable[Silence] = (),
        *,
        repeats: bool = False,
    ) -> Findings:
        """Everything to say about ``text``. ``language`` None: found a paragraph at a time.

        An entry has one alarm a text, unless ``repeats`` asks for every place.
        """
        reading = _Reading(self._lexicons, self._glossary, text)
        reading.read(language, repeats=repeats)
        return reading.findings(tuple(silences))


class _Lexicons:
    """The lexicon of each language, read when a text is first met in it."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts
        self._read: dict[str, Lexicon] = {}

    def __contains__(self, language: str) -> bool:
        return language in self._texts

    def __getitem__(self, language: str) -> Lexicon:
        if language not in self._read:
            self._read[language] = Lexicon(json.loads(self._texts[language]))
        return self._read[language]


class _Reading:
    """What is known while one text is read."""

    def __init__(self, lexicons: _Lexicons, glossary: frozenset[str], text: str) -> None:
        self._lexicons = lexicons
        self._glossary = glossary
        self._memories: dict[str, Memory] = {}
        self._original = Original(text)
        self._gathering = Gathering()
        self._languages: Counter[str] = Counter()
        self._met: set[str] = set()
        self._short: set[str] = set()
        self._alarmed: set[str] = set()
        self._repeats = False
        self._found: list[Finding] = []

    def read(self, language: str | None, *, repeats: bool) -> None:
        self._repeats = repeats
        text = self._original.read
        opening = language_of(set(WORD.findall(text[:_OPENING])), "en")
        before = language or ("en" if opening == "other" else opening)
        for begin, part in paragraphs(text):
            words = WORD.findall(part)
            types = set(words)
            spoken = language or language_of(types, before)
            before = before if spoken == "other" else spoken
            self._languages[spoken] += len(words)
            self._gathering.add(begin, part, words, spoken)
            if spoken in self._lexicons:
                self._look_up(self._memory(spoken), begin, part, words, types)
            self._explain(begin, part, types, before)

    def _memory(self, language: str) -> Memory:
        if language not in self._memories:
            self._memories[language] = Memory(self._lexicons[language])
        return self._memories[language]

    @cached_property
    def _reader(self) -> "Reader":
        """Made where a text has something like an abbreviation: its patterns take time to load."""
        from resmal.engine.words.short_forms.reader import Reader  # noqa: PLC0415

        return Reader(self._glossary)

    def _look_up(
        self, memory: Memory, begin: int, part: str, words: list[str], types: set[str]
    ) -> None:
        memory.meet(types - memory.met)
        lower = " ".join(words).lower().split(" ")
        wanted = memory.targets_in(lower, types)
        if not wanted:
            return
        passage = Passage(part, words, lower)
        for first, last, number in scan(passage, wanted):
            if number in memory.done or is_kept_out(passage, memory.lexicon, first, last, number):
                continue
            if not self._repeats:
                memory.done.add(number)
            start, end = begin + passage.starts[first], begin + passage.end(last - 1)
            self._found.append(self._of_entry(start, end, memory.lexicon.entry(number)))

    def _of_entry(self, start: int, end: int, entry: Entry) -> Finding:
        place = self._placed(start, end)
        replacement = entry.replace
        if replacement and self._original.read[start].isupper():
            replacement = replacement[0].upper() + replacement[1:]
        return Finding(
            *place,
            rule=entry.rule,
            level=entry.level,
            language=entry.language,
            reason=entry.reason,
            alternative=entry.alternative,
            question=entry.question,
            replacement=replacement,
        )

    def _placed(self, start: int, end: int) -> tuple[int, int, int, int, str]:
        first, last = self._original.place(start), self._original.place(end)
        as_browser = self._original.utf16
        return first, last, as_browser(first), as_browser(last), self._original.text[first:last]

    def _explain(self, begin: int, part: str, types: set[str], language: str) -> None:
        """Read a paragraph for abbreviations where it holds one that is not yet dealt with."""
        new = types - self._met
        self._met |= new
        self._short |= {word for word in new if word[1:] != word[1:].lower() and is_short(word)}
        here = types & self._short
        if not here and not ("&" in part and _AMPERSAND.search(part)):
            return
        for one in self._reader.read(part, begin, in_english=language == "en"):
            short = lemma(one.short)
            if one.known_by or short in self._alarmed or not _TRIPS.match(one.short):
                continue
            if not self._repeats:
                self._alarmed.add(short)
            self._found.append(self._of_abbreviation(one.start, one.end, short, language))
        if not self._repeats:
            self._short -= here

    def _of_abbreviation(self, start: int, end: int, short: str, language: str) -> Finding:
        said = sentences()[language][ABBREVIATION]
        return Finding(
            *self._placed(start, end),
            rule=f"{language}/{ABBREVIATION}",
            level=Level.ERROR,
            language=language,
            reason=said["reason"].format(short=short),
            question=said["question"].format(short=short),
        )

    def _is_shouted(self, short: str) -> bool:
        """Whether the text also has ``short`` in small letters: then it is an ordinary word."""
        return len(short) > SHORTEST and short.lower() in self._met

    def findings(self, silences: tuple[Silence, ...]) -> Findings:
        self._found.sort(key=lambda finding: (finding.start, -finding.end, finding.rule))
        kept: list[Finding] = []
        silenced: list[Finding] = []
        for finding in self._found:
            if finding.rule.endswith(ABBREVIATION) and self._is_shouted(finding.match):
                continue
            quiet = any(silence.covers(finding) for silence in silences)
            (silenced if quiet else kept).append(finding)
        return Findings(
            findings=tuple(kept),
            hints=self._gathering.hints(),
            languages=dict(self._languages),
            silenced=tuple(silenced),
        )

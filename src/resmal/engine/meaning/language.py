"""Which language a text is written in: Swedish, English or another.

Each word votes by its letters in threes: ln P(letter | two before it) in sixteen languages, from a
table made by ``bench/language_tables.py``. The languages beside Swedish and English are there so
that a third language is seen to be one; which one is not told.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

LANGUAGES = (
    *("sv", "en"),
    *("da", "nb", "nn", "de", "nl", "fi", "et", "is", "fr", "es", "it", "pt", "pl", "cs"),
)
TABLE = Path(__file__).parent / "data" / "letters.npz"
TENTHS = 10  # the table holds tenths of a nat
_OURS = 2  # Swedish and English stand first

# Nats. A third language must be this much more probable: single words of Danish or German are
# often Swedish too, and initiatives in a third language are rare.
_AGAINST_OTHERS = 6.0
_FOR_PRIOR = 3.0  # what the rest of the list says weighs as much as a clear word
_LONGEST_ABBREVIATION = 5
_READ = 600  # characters: more of a text tells nothing more

_KNOWN_WORD = 6.0  # for the languages that a common word is one of, against all others
_KNOWN: dict[str, tuple[str, ...]] = {
    "och att av till inte från mellan genom även samt eller hur så är på för där när": ("sv",),
    "the of and that with are be this from which by will it we our their has have": ("en",),
    "og ikke af til fra ved være også mellom mellem hvis hvor hvad jeg meget nogle skal vil eller "
    "uden uten etter blive bliver blir gjennom gennem": ("da", "nb", "nn"),
    "ikkje eit ein frå vere dei": ("nn",),
    "und der die das ist nicht mit für von zu dem den ein eine auf sich des werden": ("de",),
    "het een van niet voor met zijn aan de en dat ook wordt naar": ("nl",),
    "ja on ei että se oli mutta tai sekä ovat joka kun": ("fi",),
    "le la les des du et est une pour dans que qui sur avec par": ("fr",),
    "el la los las del de que y para con por una es en se": ("es",),
    "il la di che per non sono con una del della e gli": ("it",),
    "o os as da do que para com uma não por em e dos": ("pt",),
}

_FOREIGN_LETTER = re.compile("[æøßñãõçłžšřőűțșþðœ]")
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile("[a-zà-ɏ]")


def language_of(text: str, prior: str = "") -> str:
    """``"sv"``, ``"en"`` or ``"other"``.

    ``prior`` is the language of the texts around, ``"sv"`` or ``"en"``: it decides where the text
    itself could be either, as two words often can. Without it such a text counts as English.
    """
    scores = _scores(text[:_READ]).copy()
    if prior in LANGUAGES[:_OURS]:
        scores[LANGUAGES.index(prior)] += _FOR_PRIOR
    best = int(np.argmax(scores))
    return LANGUAGES[best] if best < _OURS else "other"


@lru_cache(maxsize=1 << 14)  # the same text is asked about with and without a prior
def _scores(text: str) -> NDArray[np.float64]:
    """What speaks for each language (16,); for none of ours where most words are not Latin."""
    words = list(words_of(text))
    scores = np.zeros(len(LANGUAGES))
    if words:
        scores += np.concatenate([_votes(word) for word in words]).reshape(len(words), -1).sum(0)
    scores[1] += 1e-9
    scores[_OURS:] -= _AGAINST_OTHERS
    if 2 * sum(not _LATIN.match(word) for word in words) > len(words):
        scores[:_OURS] = -np.inf
    return scores


def words_of(text: str) -> Iterator[str]:
    """The words that tell a language, in lower case; abbreviations are the same in all."""
    words = _WORD.findall(text)
    is_shouted = text.isupper() and any(len(word) > _LONGEST_ABBREVIATION for word in words)
    for word in words:
        if is_shouted or not word.isupper() or len(word) > _LONGEST_ABBREVIATION:
            yield word.lower()


def threes(word: str) -> list[str]:
    """A word's letters in threes, with the borders of the word."""
    bounded = f"  {word} "
    return [bounded[at : at + 3] for at in range(len(bounded) - 2)]


@lru_cache(maxsize=1 << 16)
def _votes(word: str) -> NDArray[np.float64]:
    """The ln P(word) in each language, but for what every language shares."""
    places, table = _table()
    rows = [places[three] for three in threes(word) if three in places]
    votes: NDArray[np.float64] = table[rows].sum(axis=0) + _known_words().get(word, 0)
    if _FOREIGN_LETTER.search(word):
        votes[:_OURS] -= _KNOWN_WORD
    return votes


@cache
def _known_words() -> dict[str, NDArray[np.float64]]:
    known: dict[str, NDArray[np.float64]] = {}
    for words, languages in _KNOWN.items():
        votes = np.array([_KNOWN_WORD * (language in languages) for language in LANGUAGES])
        for word in words.split():
            known[word] = np.maximum(votes, known.get(word, 0))
    return known


@cache
def _table() -> tuple[dict[str, int], NDArray[np.float64]]:
    with np.load(TABLE) as stored:
        places = {three: at for at, three in enumerate(stored["threes"].tolist())}
        return places, stored["log_p"] / TENTHS

"""Which language a paragraph is in, by its small words: cheap enough to ask for each one."""

from collections.abc import Set as AbstractSet

_SWEDISH = """
och att är för på som inte ett till har vi från vid kan även ska också efter eller mellan när hur
vad där här så men sig sin sitt sina under över mot utan denna detta dessa vara varit blir mer
många alla några måste bör får får finns utifrån inom samt genom enligt
"""
_ENGLISH = """
the of and to is that with as was are by this be not from which have has had were their been they
we our you your it its or on an but will would can could should there these those when who how
what all more into about between through must may
"""
# Small words of neighbours that would else pass for Swedish or English.
_OTHERS = """
og af jeg ikke blev fra også skal hvor hvad være efter mellem sig eller vil når deres meget
der die das und ist nicht mit von zu den dem ein eine für auf sich auch wird sind im bei
le la les des une est dans pour que qui sur pas avec du au aux sont cette nous vous
el los las una por para con del se es como más pero sus este entre está
het een van niet voor zijn met dat wordt aan ook bij naar deze
ja ei että se ovat kun mutta myös tai joka sekä ole mukaan kuin
il di che è per non una sono della nel alla dei più
nie się na jest że do jak oraz przez dla
não uma os mais ao pela são dos
"""


def _small_words(listed: str) -> frozenset[str]:
    words = listed.split()
    return frozenset(words) | {word.capitalize() for word in words}


SWEDISH, ENGLISH = _small_words(_SWEDISH), _small_words(_ENGLISH)
_NORDIC_OR_WESTERN = _small_words(_OTHERS)
OTHERS = _NORDIC_OR_WESTERN - SWEDISH - ENGLISH
_SMALL = SWEDISH | ENGLISH | OTHERS
_FEW = 3  # words of evidence without which a third language is not claimed
_SWEDISH_LETTERS = frozenset("åäöÅÄÖ")
_OTHER_SCRIPT = 0.5  # share of letters beyond Latin from which a paragraph is in another script


def language_of(words: AbstractSet[str], before: str) -> str:
    """The language of a paragraph: "sv", "en" or "other"; ``before`` where nothing tells.

    ``words`` are its word types as written. A word shared by two languages counts for neither.
    """
    small = words & _SMALL
    swedish, english, other = len(small & SWEDISH), len(small & ENGLISH), len(small & OTHERS)
    if other >= _FEW and other > 2 * max(swedish, english):
        return "other"
    if swedish == english:
        return _by_letters(words, before)
    return "sv" if swedish > english else "en"


def _by_letters(words: AbstractSet[str], before: str) -> str:
    letters = "".join(words)
    if letters.isascii():
        return before
    if sum(letter > "\u024f" for letter in letters) > _OTHER_SCRIPT * len(letters):
        return "other"
    return "sv" if not _SWEDISH_LETTERS.isdisjoint(letters) else before


_NOT_ENGLISH = (SWEDISH | OTHERS | _small_words("det på er den de om en hr nr fru")) - ENGLISH


def is_english(words: AbstractSet[str]) -> bool:
    """Whether a paragraph reads as English; without any evidence, whether its letters allow it."""
    english, others = len(words & ENGLISH), len(words & _NOT_ENGLISH)
    return english > others or (english == others and all(map(str.isascii, words)))

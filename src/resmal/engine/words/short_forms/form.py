"""Whether a single word has the form of an abbreviation."""

import re

SHORTEST = 2
_LONGEST = 10  # characters
_PLURAL = re.compile(r"(?<=[A-ZÅÄÖ])['’]?s\Z")
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})[ab]?\Z")


def is_short(word: str) -> bool:
    """Whether a word without hyphens has the shape of an abbreviation: SMV, IoT, CO2, NGOs."""
    capitals = sum(letter.isupper() for letter in word)
    if not SHORTEST <= len(word) <= _LONGEST or not capitals or _ROMAN.match(word):
        return False
    if capitals == 1:
        return len(word) == SHORTEST and word[0].isdigit()  # 3D
    return sum(letter.islower() for letter in word) <= capitals + 1


def is_number(word: str) -> bool:
    """Whether ``word`` is a number in Arabic or Roman numerals."""
    return word.isdigit() or _ROMAN.match(word) is not None


def lemma(short: str) -> str:
    """A short form without the s of its plural: NGOs and NGO are one."""
    return _PLURAL.sub("", short) if len(short) > SHORTEST else short

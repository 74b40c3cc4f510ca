"""How far something has come, in the words of lists in Swedish and English."""

import re
import tomllib
from functools import cache
from importlib.resources import files

from resmal.engine.portfolio import Stage
from resmal.formats import words

_NEGATED = re.compile(r"(?<!\w)(?:not|ej|inte|icke|un)(?!\w)")
_ASIDE = re.compile(r"\s*\([^()]*\)")  # "Development (not in production)"
_PHASE = re.compile(r"\s?(?:fasen|fas|phase|stage)$")  # "idéfas" is the stage of an idea
_LONGEST = 60  # characters: longer is a sentence about the stage and not its name


def stage_of(text: str) -> Stage | None:
    """The stage that a word in a list means; None where the word is not known.

    A few words around it do not matter ("3. In progress", "Pilot (region)"): the first known
    word that stands in the text decides, unless the text denies it.
    """
    known, pattern = _known()
    word = " ".join(text.casefold().replace("_", " ").replace("’", "'").split()).strip(" .:;!*")
    word = _ASIDE.sub("", word) or word
    exact = known.get(word) or known.get(_PHASE.sub("", word))
    if exact or len(word) > _LONGEST or _NEGATED.search(word):
        return exact
    found = pattern.search(word)
    return known[found[0]] if found else None


def joined_stage(texts: list[str]) -> Stage | None:
    """One stage out of several columns: an ending without a conclusion outweighs a plain ending.

    Jira says "Done" in one column and "Won't do" in the next.
    """
    stages = [stage for stage in map(stage_of, texts) if stage]
    outweighing = [s for s in stages if s in {Stage.DROPPED, Stage.JOINED}]
    return next(iter(outweighing or stages), None)


@cache
def _known() -> tuple[dict[str, Stage], re.Pattern[str]]:
    """The stage by word, and a pattern that finds the longest of the words in a text."""
    content = tomllib.loads(files(words).joinpath("stages.toml").read_text(encoding="utf-8"))
    known = {word: Stage(stage) for stage, said in content.items() for word in said}
    by_length = sorted(known, key=len, reverse=True)
    return known, re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, by_length))})(?!\w)")

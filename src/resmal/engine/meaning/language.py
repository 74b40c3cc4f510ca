"""Which language a text is written in: Swedish, English or another."""

import re

_WORD = re.compile(r"[^\W\d_]+")
_SV = frozenset(
    "och att det som en för på är av med till den har inte ett om vi ska kan från i eller vid nya ny alla genom samt bättre våra vår så blir mer hur där ut hos mellan utan under efter inom över".split()
)
_EN = frozenset(
    "the of and to in is that for with on are as by an be this from or which at will it we our a using use through better new not all can into more how its their between without during after within over".split()
)
_OTHER = frozenset(
    "og at af det er til ikke på den som der de et har vi kan fra være blive bliver med und der die das ist nicht mit für von zu den ein eine auf im le la les des et est pour dans une que qui sur el los las del para con por una ja on ei että se oli mutta het een van niet voor met zijn aan di il che per non sono å jeg av um ao os do da não ikkje ein eit".split()
)


def language_of(text: str, prior: str = "") -> str:
    """``"sv"``, ``"en"`` or ``"other"``; ``prior`` where the text itself does not tell."""
    words = _WORD.findall(text.lower())
    scores = {
        "sv": sum(w in _SV for w in words) + 0.5 * sum(bool(set(w) & set("åäö")) for w in words),
        "en": sum(w in _EN for w in words),
        "other": sum(w in _OTHER for w in words)
        + sum(bool(set(w) & set("æøßñçéèõ")) for w in words),
    }
    best = max(scores.values())
    if not best:
        return prior or "en"
    if prior and scores.get(prior) == best:
        return prior
    return max(scores, key=lambda name: scores[name])

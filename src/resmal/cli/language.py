"""Which language the command speaks."""

import os
from collections.abc import Mapping, Sequence

from resmal import translation


def N_(sentence: str) -> str:  # noqa: N802 - the name that extraction of sentences knows
    """Mark a sentence for translation where it is not yet spoken."""
    return sentence


# What the parser of arguments says in its own words: it asks the same catalogue for them.
ARGUMENT_SENTENCES = (
    N_("usage: "),
    N_("options"),
    N_("positional arguments"),
    N_("show this help message and exit"),
    N_("show program's version number and exit"),
    N_("the following arguments are required: %s"),
    N_("unrecognized arguments: %s"),
    N_("expected one argument"),
    N_("expected at least one argument"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("%(prog)s: error: %(message)s\n"),
    N_("not allowed with argument %s"),
)


def spoken_language(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """``sv`` or ``en``: what ``--language`` says, else the environment, else English.

    Read before the arguments are parsed, since their help and errors are spoken too.
    """
    said = _option(arguments)
    if said in translation.LANGUAGES:
        return said
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environment.get(name, ""):
            return "sv" if value.lower().startswith("sv") else "en"
    return "en"


def speak(language: str) -> None:
    """Let everything that this command says be in ``language``, the argument parser's words too."""
    import gettext

    translation.use(language)
    os.environ["LANGUAGE"] = language  # the parser of arguments asks the environment
    gettext.bindtextdomain("resmal", str(translation.LOCALE))
    gettext.textdomain("resmal")


def _option(arguments: Sequence[str]) -> str:
    for at, argument in enumerate(arguments):
        if argument.startswith("--language="):
            return argument.partition("=")[2]
        if argument == "--language" and at + 1 < len(arguments):
            return arguments[at + 1]
    return ""

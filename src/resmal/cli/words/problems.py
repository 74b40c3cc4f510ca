"""One sentence for whatever stops the words command."""

from resmal.engine.words import RuleFileError, UnknownStyleError
from resmal.engine.words.silences import NoReasonError
from resmal.formats.refusals import FormatError
from resmal.formats.sentences import reason_of
from resmal.translation import gettext as _

READING_PROBLEMS = (FormatError, RuleFileError, UnknownStyleError, NoReasonError, OSError)


def sentence(error: Exception) -> str:
    """What is wrong, where, and what to do, in the reader's language."""
    if isinstance(error, RuleFileError):
        return f"{error.path}:{error.line}: {_rule_file_sentence(error)}"
    if isinstance(error, UnknownStyleError):
        return _("There is no style “{style}”. There is {known}.").format(
            style=error.style, known=", ".join(error.known)
        )
    if isinstance(error, NoReasonError):
        return _("“{keep}” is kept without a reason. Write: keep {keep}, because ...").format(
            keep=error.keep
        )
    if isinstance(error, OSError):
        return _("“{path}” cannot be read: {reason}.").format(
            path=error.filename, reason=reason_of(error)
        )
    return str(error)


def _rule_file_sentence(error: RuleFileError) -> str:
    sentences = {
        "double": _("The id “{key}” is used already on line {first}. Choose another."),
        "missing": _("“{key}” is missing or empty. Fill it in."),
        "no_letters": _("“{value}” holds no letters, so it could never be found."),
        "not_list": _('“{key}” has to be a list of texts: {key} = ["one", "two"].'),
        "not_table": _("“{key}” has to stand in brackets on a line of its own."),
        "not_text": _('“{key}” has to be a text in quotation marks: {key} = "...".'),
        "not_toml": _("The line cannot be understood: {problem}."),
        "not_utf8": _("The file is not written in UTF-8. Save it as UTF-8 and try again."),
        "one_of_two": _("Give either an alternative or a question, not both and not neither."),
        "unknown_id": _("No inherited rule has the id “{key}”, so it cannot be dropped."),
        "unknown_key": _("“{key}” is not known here. Known are {known}."),
        "unknown_style": _("There is no style “{style}” to inherit. There is {known}."),
        "wrong_id": _("The id “{value}” may hold small letters a to z, figures and hyphens only."),
        "wrong_value": _("“{key}” has to be one of {known}."),
    }
    return sentences[error.code].format(**error.facts)

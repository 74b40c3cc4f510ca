"""What the fields of an initiative are called by those who read and write them."""

from resmal.formats.headings import FIELDS, plain
from resmal.formats.refusals import ListError
from resmal.translation import LANGUAGES, speaking
from resmal.translation import gettext as _


def field_names() -> dict[str, str]:
    """For each field its name in the reader's language."""
    return {
        "id": _("id"),
        "title": _("title"),
        "description": _("description"),
        "unit": _("unit"),
        "owner": _("owner"),
        "stage": _("stage"),
        "started_on": _("started"),
        "ended_on": _("ended"),
        "changed_on": _("last changed"),
        "effort": _("effort"),
        "year": _("year"),
        "month": _("month"),
    }


def field_called(said: str) -> str:
    """The field that a person means by ``said``: its name in the code or in any language.

    Raises ListError, with the names there are, where no field is called so.
    """
    wanted = plain(said)
    called = {plain(field): field for field in FIELDS}
    for language in LANGUAGES:
        with speaking(language):
            called |= {plain(name): field for field, name in field_names().items()}
    if wanted not in called:
        sentence = _("There is no field “{field}”. The fields are: {fields}.")
        raise ListError(sentence.format(field=said, fields=_every_name()))
    return called[wanted]


def _every_name() -> str:
    """The fields as the reader calls them, and in brackets as they are called everywhere."""
    return ", ".join(
        name if name == field else f"{name} ({field})" for field, name in field_names().items()
    )

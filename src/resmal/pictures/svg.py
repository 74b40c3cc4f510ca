"""Writing SVG: elements as strings, with every text and attribute escaped.

Looks come from classes alone (no style attributes), so that a strict content security policy,
the dark theme and print all hold.
"""

from collections.abc import Iterable
from html import escape

_NOT_XML = {code: None for code in range(0x20) if code not in {0x9, 0xA, 0xD}}


def clean(text: str) -> str:
    """``text`` without characters that XML does not know, escaped for text or attribute."""
    known = text.translate(_NOT_XML).encode("utf-8", "ignore").decode("utf-8")
    return escape(known.replace("￾", "").replace("￿", ""), quote=True)


def number(value: float) -> str:
    """A coordinate with at most one decimal.

    >>> number(12.0), number(3.14159), number(-0.01)
    ('12', '3.1', '0')
    """
    rounded = round(value, 1) + 0.0
    return f"{rounded:.1f}".removesuffix(".0").replace("-0.0", "0")


def element(name: str, content: str = "", /, **attributes: str | float | None) -> str:
    """An element; ``content`` is SVG already, attributes are escaped.

    ``class_`` gives ``class``, and an underscore a hyphen; None leaves the attribute out.

    >>> element("circle", r=4.0, class_="line-1", aria_hidden="true")
    '<circle r="4" class="line-1" aria-hidden="true"/>'
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_value(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>"


def _value(value: str | float) -> str:
    return clean(value) if isinstance(value, str) else number(value)


def path(points: Iterable[tuple[float, float]], class_: str) -> str:
    """An open polygon through ``points``."""
    steps = " L".join(f"{number(x)} {number(y)}" for x, y in points)
    return element("path", d=f"M{steps}", class_=class_)


def picture(name: str, size: tuple[float, float], title: str, description: str, body: str) -> str:
    """A whole drawing with its title and description for those who do not see it.

    ``name`` must be the only one of its kind on the page: it is used for ids and as a class.
    """
    wide, high = size
    head = element("title", clean(title), id=f"{name}-title") + element(
        "desc", clean(description), id=f"{name}-desc"
    )
    return element(
        "svg",
        head + body,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {number(wide)} {number(high)}",
        class_=f"picture {name}",
        role="group",
        aria_labelledby=f"{name}-title",
        aria_describedby=f"{name}-desc",
    )

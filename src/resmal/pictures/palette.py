"""Colours by meaning, in a light and a dark theme: pictures and pages name the meaning only.

Every picture uses the class of a meaning (``ink``, ``line-3``), and the page that holds it sets
the colours through ``css_tokens``; so one drawing serves both themes and print.
"""

from collections.abc import Mapping

LINE_COLOURS = 8  # beyond the eighth landmark the number alone tells lines apart

LIGHT: Mapping[str, str] = {
    "paper": "#ffffff",
    "tint": "#f2f5f7",
    "ink": "#10202b",
    "soft": "#4a5a66",
    "rule": "#d5dde2",
    "ring": "#8795a0",  # must be seen, as a graphic, against paper
    "frame": "#0b3d5c",
    "on-frame": "#ffffff",
    "soft-on-frame": "#c9d8e2",
    "act": "#0b4f7a",
    "band": "#bcd6e6",
    "goal": "#f2b705",
    "on-goal": "#10202b",
    "goal-edge": "#8a6800",
    "alarm": "#b3261e",
    "line-0": "#56646e",
    "line-1": "#0072b2",
    "line-2": "#00795a",
    "line-3": "#c14a00",
    "line-4": "#8a3d73",
    "line-5": "#4328a0",
    "line-6": "#4d3b2a",
    "line-7": "#d62a6f",
    "line-8": "#24474c",
    "on-line": "#ffffff",
}

DARK: Mapping[str, str] = {
    "paper": "#0f1a22",
    "tint": "#172530",
    "ink": "#eef3f6",
    "soft": "#b3c1cb",
    "rule": "#2f404d",
    "ring": "#7f909d",
    "frame": "#08283d",
    "on-frame": "#ffffff",
    "soft-on-frame": "#c9d8e2",
    "act": "#8fcbf2",
    "band": "#27506b",
    "goal": "#f2b705",
    "on-goal": "#10202b",
    "goal-edge": "#f2b705",
    "alarm": "#ff9b91",
    "line-0": "#a7b4be",
    "line-1": "#5ab4f0",
    "line-2": "#2fc496",
    "line-3": "#ff9257",
    "line-4": "#d99bc8",
    "line-5": "#8079f2",
    "line-6": "#e9d3c4",
    "line-7": "#e0557f",
    "line-8": "#9df2f0",
    "on-line": "#0b141a",
}

# What is read or seen on what, and the least contrast that asks for (WCAG 2.2, 1.4.3 and 1.4.11).
TEXT_PAIRS = (
    ("ink", "paper", 7.0),
    ("ink", "tint", 7.0),
    ("soft", "paper", 4.5),
    ("soft", "tint", 4.5),
    ("act", "paper", 4.5),
    ("act", "tint", 4.5),
    ("alarm", "paper", 4.5),
    ("on-frame", "frame", 4.5),
    ("soft-on-frame", "frame", 4.5),
    ("on-goal", "goal", 4.5),
    *(("on-line", f"line-{number}", 4.5) for number in range(LINE_COLOURS + 1)),
    *((f"line-{number}", "paper", 4.5) for number in range(LINE_COLOURS + 1)),
)
GRAPHIC_PAIRS = (("ring", "paper", 3.0), ("goal-edge", "paper", 3.0))


def line_class(number: int) -> str:
    """The class of a landmark's line: ``line-1`` to ``line-8``, ``line-0`` for what has none.

    >>> line_class(3), line_class(0), line_class(12)
    ('line-3', 'line-0', 'line-0')
    """
    return f"line-{number}" if 1 <= number <= LINE_COLOURS else "line-0"


def css_tokens(theme: Mapping[str, str]) -> str:
    """The theme as CSS custom properties, to stand within a rule.

    >>> css_tokens({"ink": "#000000"})
    '--ink:#000000;'
    """
    return "".join(f"--{name}:{colour};" for name, colour in theme.items())

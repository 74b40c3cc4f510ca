"""What a list is about, how its themes came and went, and which of them were hops."""

from resmal.engine.themes.effective import effective_themes
from resmal.engine.themes.found import find_themes
from resmal.engine.themes.hops import find_hops
from resmal.engine.themes.lifetimes import months_held
from resmal.engine.themes.years import theme_years

__all__ = ["effective_themes", "find_hops", "find_themes", "months_held", "theme_years"]

"""What serves what: each initiative against each landmark, as calibrated probabilities."""

from resmal.engine.coherence.fit.assignment import Assignment, fit_initiatives
from resmal.engine.coherence.fit.confirmations import Confirmations
from resmal.engine.coherence.fit.landmarks import Landmarks, Statement, statements
from resmal.engine.coherence.fit.scorer import Scorer
from resmal.engine.coherence.fit.texts import Items, Texts

__all__ = [
    "Assignment",
    "Confirmations",
    "Items",
    "Landmarks",
    "Scorer",
    "Statement",
    "Texts",
    "fit_initiatives",
    "statements",
]

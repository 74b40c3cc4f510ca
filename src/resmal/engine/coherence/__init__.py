"""Does a list pull together: what serves what, what strays, what repeats, how far it sprawls."""

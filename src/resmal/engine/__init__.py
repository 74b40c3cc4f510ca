"""The analysis, on the company's own machine: plain Python and numpy, no network, no framework.

Functions take strings, arrays and frozen dataclasses and give frozen dataclasses that carry their
evidence. Same input, same output: seeds are fixed and ties are broken by id.
"""

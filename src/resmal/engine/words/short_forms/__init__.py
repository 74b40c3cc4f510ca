"""Abbreviations: which there are, and what tells the reader their meaning."""

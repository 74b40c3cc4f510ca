"""The report of a review: one file that opens anywhere and prints well."""

"""Pictures from engine results: the same drawing on a page, on paper and in a report."""

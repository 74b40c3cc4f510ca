"""Words that lists use, as data: what columns and stages are called in Swedish and English."""

"""What is raised where a file cannot be read or written: one sentence for who chose it."""


class FormatError(ValueError):
    """A file that cannot be used; the message is one sentence in the reader's language."""


class ListError(FormatError):
    """A list that cannot be read at all. Bad rows are not errors: they become problems."""


class DirectionError(FormatError):
    """A direction that cannot be read, with the place in the file that has to change."""


class WritingError(FormatError):
    """A file that could not be written; nothing half is left behind."""

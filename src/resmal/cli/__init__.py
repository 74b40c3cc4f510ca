"""The command ``resmal``: one module for each group of commands."""


def main() -> int:
    """Run the command line and give its exit code."""
    raise NotImplementedError

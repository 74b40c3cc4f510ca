"""Lets ``python -m resmal.cli`` be the command as well."""

import sys

from resmal.cli import main

sys.exit(main())

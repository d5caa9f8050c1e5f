"""`python -m api` is the command `tarief`."""

import sys

from api.cli import main

sys.exit(main())

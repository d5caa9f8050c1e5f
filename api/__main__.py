"""`python -m api` is the command `tarief`."""

import sys

from api.commands import main

sys.exit(main())

"""Reading sheets that nobody tuned to, guard and limited child included, against bare openpyxl on the same sheet.

Processor time, of this process and its children together, so that a busy machine does not blur it. The memory is the
most that a child held in which one sheet after another was read from the file to the reading.
"""

from __future__ import annotations

import os
import resource
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from tests.bench.clock import Ratio
from tests.bench.measurements.reading import bare
from tests.sheets.series import series
from workbooks.read.understand import understand

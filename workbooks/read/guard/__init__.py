"""The guard at the door: what a file that somebody sent is, and whether it is safe to read, before it is read.

Standard library only, streaming, with a bound on everything that grows. The guard looks and never builds.
"""

from workbooks.read.guard.archive import Checked, check
from workbooks.read.guard.limits import MAXIMUM_BYTES
from workbooks.read.guard.problems import STATUS, problem

__all__ = ["MAXIMUM_BYTES", "STATUS", "Checked", "check", "problem"]

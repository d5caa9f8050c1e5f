"""Working out the formulas of a workbook anew: what has no outcome in the file, and what has an old one.

The engine is native code fed with whatever somebody sent, so this folder imports nothing of the rest of the
project: the limited process that reads files loads it by itself, and hands the outcomes over as text.
"""

from .recompute import has_formulas, recompute

__all__ = ["has_formulas", "recompute"]

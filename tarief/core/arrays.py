"""NumPy and what is used of scipy, loaded at first use: a command that prices one sheet does not wait for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    #: Values of one line, a row each.
    Column = NDArray[Any]
else:
    Column = object

    class _Later:
        """Stands in for the package; what was asked of it once is kept."""

        def __getattr__(self, name: str) -> Any:
            import numpy

            found = getattr(numpy, name)
            setattr(self, name, found)
            return found

    np = _Later()

__all__ = ["Column", "below_normal", "np", "of_normal"]


def of_normal(shares: Any) -> Any:
    """Return z (rows) below which a standard normal lies with chance `shares` (rows, between 0 and 1)."""
    from scipy.special import ndtri  # type: ignore[import-untyped]

    return ndtri(shares)


def below_normal(values: Any) -> Any:
    """Return the chance (rows) that a standard normal lies below `values` (rows)."""
    from scipy.special import ndtr

    return ndtr(values)

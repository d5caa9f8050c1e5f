"""The standard normal distribution on arrays; scipy is loaded at the first use."""

from typing import Any


def quantile(shares: Any) -> Any:
    """Return z (rows) below which a standard normal lies with chance `shares` (rows, between 0 and 1)."""
    from scipy.special import ndtri  # type: ignore[import-untyped]

    return ndtri(shares)


def cumulative(values: Any) -> Any:
    """Return the chance (rows) that a standard normal lies below `values` (rows)."""
    from scipy.special import ndtr

    return ndtr(values)

"""Batches: one breakdown for a million rows at once, over NumPy in chunks that fit the cache."""

from tarief.batch.batch import Batch, compile_batch

__all__ = ["Batch", "compile_batch"]

"""Cost sheets by seed, each with its right reading, and a scorer: how well sheets are read that nobody has seen.

Nothing here but the scorer (`score.py`) knows the reader: prices are worked out by exact fractions of its own.
"""

"""The difference between two prices: who plays, what each coalition is worth, and the parts per input and rung."""

from tarief.comparison.comparison import Comparison, compare
from tarief.comparison.order import repeated
from tarief.comparison.parts import GapPart, RungPart
from tarief.comparison.players import Player

__all__ = ["Comparison", "GapPart", "Player", "RungPart", "compare", "repeated"]

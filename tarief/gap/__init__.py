"""The difference between two prices: who plays, what each coalition is worth, and the parts per input and rung."""

from tarief.gap.comparison import Comparison
from tarief.gap.order import InOrder, OneByOne, repeated
from tarief.gap.parts import Part, RungPart
from tarief.gap.players import Player

__all__ = ["Comparison", "InOrder", "OneByOne", "Part", "Player", "RungPart", "repeated"]

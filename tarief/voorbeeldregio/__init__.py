"""The demonstration region: a made-up recalibration that a new user can walk through, as every party in it.

>>> from tarief.voorbeeldregio import demonstration
>>> len(demonstration().providers)
13
"""

from tarief.voorbeeldregio.declared import Demonstration, DemoProvider, demonstration
from tarief.voorbeeldregio.scene import SheetSent
from tarief.voorbeeldregio.script import ahead_after
from tarief.voorbeeldregio.story import StoryStep, steps

__all__ = ["DemoProvider", "Demonstration", "SheetSent", "StoryStep", "ahead_after", "demonstration", "steps"]

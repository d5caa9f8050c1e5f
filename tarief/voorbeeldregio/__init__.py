"""The demonstration region: a made-up recalibration that a new user can walk through, as every party in it.

>>> from tarief.voorbeeldregio import demonstration
>>> len(demonstration().providers)
13
"""

from tarief.voorbeeldregio.declared import Demonstration, DemoProvider, demonstration

__all__ = ["DemoProvider", "Demonstration", "demonstration"]

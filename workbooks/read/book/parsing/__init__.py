"""From the bytes of a spreadsheet to plain lists: the part that runs in a limited process of its own.

Nothing here imports the rest of the project: the process starts with this folder and the one that works out
formulas (`workbooks/read/recalculate`), and what it hands over is text (JSON), so that a file that gets the better of a
library can do no more than send wrong text.
"""

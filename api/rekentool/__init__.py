"""A workbook that calculates, compiled to a model: what was understood, the proof, and the document."""

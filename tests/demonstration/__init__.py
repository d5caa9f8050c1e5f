"""The demonstration region: its cost sheets are made here, and read here as anybody's would be."""

from pathlib import Path

FOLDER = Path(__file__).parents[2] / "tarief" / "voorbeeldregio" / "opgaven"

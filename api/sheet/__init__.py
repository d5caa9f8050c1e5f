"""A provider's own cost sheet: `tarief bereken`, `/opgave` and `/werkboeken`."""

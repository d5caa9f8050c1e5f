"""Scenarios side by side: `tarief scenario`, its pages and `/scenarios`."""

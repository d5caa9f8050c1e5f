"""The terminal: Dutch commands, how they end, what they print and write."""

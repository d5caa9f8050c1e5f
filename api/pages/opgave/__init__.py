"""The page for a provider's own cost sheet: what was understood, what is asked, and the price."""

"""Work that stays."""

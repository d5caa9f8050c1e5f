"""Work that stays: kept by name, reopened, copied, compared, shared, and deleted; `/mijn-werk`."""

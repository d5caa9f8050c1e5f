"""What every page and route shares: forms, files that are held, templates, answers."""

"""What stays: one way to write, on SQLite or PostgreSQL; chains of events, documents, files, answers, backups."""

"""Work that outlives a request: kept as a document until it is done, and brought to a worker by a queue."""

"""From bytes to a calculation request: strict JSON, the request itself, answers with their place."""

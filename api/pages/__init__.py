"""The Dutch page: fields to fill in, what was typed, and the outcome, all rendered on the server."""

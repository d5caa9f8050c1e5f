"""Documents that somebody sent, TOML or JSON: read strictly, every fault at once."""

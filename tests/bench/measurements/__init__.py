"""One file per thing measured; each has `measure()`, which yields ratios."""

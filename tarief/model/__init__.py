"""The engine: declaring a cost model, reading inputs, resolving what is known, calculating."""

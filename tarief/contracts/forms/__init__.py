"""The contract forms, one file each: what it holds, its steps, how it is read, and what it bears of the risk."""

"""Who somebody is and what he may do: run modes, accounts, sessions, keys, and the one table of rights."""

"""The pages of a process: what each party sees of the table, and the forms of the moves, made from their table."""

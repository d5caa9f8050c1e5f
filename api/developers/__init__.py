"""For who makes a program: the operations with a body that runs as it stands, and a client in Python."""

"""What stands around a number, and what it can mean."""

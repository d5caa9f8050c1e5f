"""Where the lines of a plan stand: one function for each way providers lay them out."""

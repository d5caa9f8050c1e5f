"""Questions with what each answer does to the price, and what a user said himself."""

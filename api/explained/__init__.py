"""What every line of every model is, a word list, a help page per task, and what a visitor may expect of the site."""

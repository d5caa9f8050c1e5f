"""The file of an agreement, and the program that checks it without any of ours."""

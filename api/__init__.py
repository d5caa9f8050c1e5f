"""The doors to the outside: command line, JSON routes and Dutch pages."""

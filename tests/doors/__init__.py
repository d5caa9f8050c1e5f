"""One input, every door: what the command line, HTTP and the page take, refuse and answer."""

"""A breakdown made ready for the eye, once for the terminal and the page: amounts, elements, findings."""

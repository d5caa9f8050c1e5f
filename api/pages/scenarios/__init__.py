"""The pages at `/scenarios`: what-ifs about one calculation, from a file and made on the page, side by side."""

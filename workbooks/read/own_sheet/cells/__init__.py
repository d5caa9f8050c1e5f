"""A sheet as labels and numbers: its headings, its codes, and where no number stands that should."""

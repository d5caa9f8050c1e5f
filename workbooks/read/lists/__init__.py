"""Lists of providers, municipalities and rules, from a spreadsheet."""

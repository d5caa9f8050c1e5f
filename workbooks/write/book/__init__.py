"""What every workbook that we write shares: sheets, names, looks, heights, the package itself."""

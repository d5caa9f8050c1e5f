"""What is read of a sheet, asked about it and answered, as the stages hand it to one another."""

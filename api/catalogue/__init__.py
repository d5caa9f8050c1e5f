"""What there is: models, parameters and templates."""

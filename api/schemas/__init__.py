"""What the JSON routes take and give, for the OpenAPI description."""

"""What several doors share: a file on disk or an upload becomes a price, a sheet or a list of providers."""

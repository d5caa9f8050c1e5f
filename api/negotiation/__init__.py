"""The negotiation table over HTTP. Its rules are those of `tarief.negotiation`, what stays is kept by `api.store`."""

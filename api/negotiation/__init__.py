"""The negotiation table: processes, rounds, offers, agreements. Rules come from `tarief.negotiation`, what stays from `api.store`."""

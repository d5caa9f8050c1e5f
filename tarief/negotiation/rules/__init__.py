"""The rules of the table, by subject; importing them registers them."""

from tarief.negotiation.rules import ending, following, mattering, offers, rounds, settling, setup

#: The subjects that have rules.
COMPLETE = (setup, rounds, offers, settling, ending, mattering, following)

"""The pages at `/vlakke-korting`: what must be true for a percentage off a price, and who pays for it."""

"""What a lower price would ask: `tarief vlakke-korting`, its page and `/vlakke-kortingen`."""

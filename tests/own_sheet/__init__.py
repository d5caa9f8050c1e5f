"""The reader of own sheets, stage by stage, on small sheets written here."""

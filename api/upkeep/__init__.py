"""What keeps a store sound: `tarief beheer kopie`, `terugzetten`, `controleer` and `opruimen`."""

"""Why two prices differ: `tarief vergelijk`, its pages and `/vergelijkingen`."""

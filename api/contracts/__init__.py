"""The same care under several contract forms: `tarief bekostiging` and `/bekostigingen`."""

"""Measurements of speed: ratios against what a user would otherwise pick, both sides measured in one run."""

"""The version of the engine, as it stands in every receipt; the package has it from here."""

VERSION = "0.2.0"

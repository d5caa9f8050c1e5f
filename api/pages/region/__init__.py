"""The pages at `/gebied`: many providers at some tariffs, exactly for the facilitator or as others may see it."""

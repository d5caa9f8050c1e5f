"""Books that hold no calculation of care, or prices only."""

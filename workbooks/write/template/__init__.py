"""The input sheet that a controller fills in: made from the fields of the model, and nothing else."""

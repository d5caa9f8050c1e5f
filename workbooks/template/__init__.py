"""The input sheet that a controller fills in: made from the fields of the model, and nothing else."""

from workbooks.template.writing import write_template

__all__ = ["write_template"]

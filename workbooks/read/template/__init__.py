"""Reading a filled-in template: exact numbers, each with the cell it stood in."""

from workbooks.read.template.template import is_ours, read, read_template

__all__ = ["is_ours", "read", "read_template"]

"""An outcome for people and programs: in the terminal, on a page, and in every form it can be asked in."""

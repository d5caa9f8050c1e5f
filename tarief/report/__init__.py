"""An outcome as a report: title, headline, tables, findings; one file per subject."""

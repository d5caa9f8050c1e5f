"""Paper: an outcome as PDF or as a document for an office. The one place that knows typst and python-docx."""

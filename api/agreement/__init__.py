"""An agreement as a file: checked, and the program that checks it handed out."""

"""One family of findings a file."""

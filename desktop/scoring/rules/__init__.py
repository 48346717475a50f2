"""One rule shape a file."""

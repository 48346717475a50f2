"""The word that makes the program a reading process; hidden, since it speaks to its parent alone."""

COMMAND = "--reading-process"

"""How each kind of block is set, one kind a file."""

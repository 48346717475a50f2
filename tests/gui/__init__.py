"""The real window, worked at with keys and mouse."""

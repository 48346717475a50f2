"""How much of a form is read right: forms drawn in dialects, saved in every kind of file, and read back."""

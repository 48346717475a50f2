"""What a form and a rule pack are, as frozen data, and their strict loader."""

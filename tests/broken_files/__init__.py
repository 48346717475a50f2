"""Damaged and hostile files, made in code, each with the words that its message must contain."""

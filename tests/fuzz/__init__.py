"""Mutated files of every kind, each read through the real reading process."""

"""Recipes that make what the program ships."""

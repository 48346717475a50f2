"""Commands that do the worst to a store, again and again, and count what was lost."""

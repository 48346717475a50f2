"""Drafts, their history and backups on SQLite."""

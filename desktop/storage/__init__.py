"""Drafts, history and backups on SQLite."""

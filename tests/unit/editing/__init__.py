"""Tests of desktop/editing, one file a module."""

"""Tests of desktop/layout, one file a module."""

"""Tests of desktop/values, one file a module."""

"""Tests of desktop/operations, one file a module."""

"""Tests of desktop/printing, one file a module."""

"""Tests of desktop/layout/blocks, one file a kind of block."""

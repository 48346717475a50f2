"""The live loop without Qt: edits, scoring again, undo and redo."""

"""What was filled in: documents, their rows and cells, and edits."""

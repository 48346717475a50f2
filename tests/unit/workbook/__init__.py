"""Foreign workbooks scanned, recognised and read; our own written and read back."""

"""The samples as LibreOffice saved them, kept so that they are read where there is no LibreOffice too."""

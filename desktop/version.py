"""The version of the program; the project file reads it from here."""

VERSION = "0.3.0"

"""The Sheet on A4 pages."""

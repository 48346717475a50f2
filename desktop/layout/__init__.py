"""Pure layout: a form and its score sheet become a Sheet, and pages."""

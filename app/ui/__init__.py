"""The window and its pages (Qt)."""

"""The evening review."""

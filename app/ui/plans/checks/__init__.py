"""The week and month checks."""

"""The week's visits."""

"""Whom to greet at a festival."""

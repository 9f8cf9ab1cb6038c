"""Presents."""

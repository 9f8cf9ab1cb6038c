"""The goal chain of a month, step by step."""

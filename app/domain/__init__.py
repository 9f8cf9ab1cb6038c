"""What the field knows: pure functions and frozen dataclasses."""

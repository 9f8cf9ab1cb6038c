"""The window: navigation, search, undo, settings, first start."""

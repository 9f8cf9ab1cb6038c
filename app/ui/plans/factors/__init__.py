"""The performance factors of a plan: assumed beside measured."""

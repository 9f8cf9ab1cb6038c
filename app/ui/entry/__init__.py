"""One line for everything, by key from anywhere."""

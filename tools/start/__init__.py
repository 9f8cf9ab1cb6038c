"""The steps behind start.py. Standard library only: they run before anything is installed."""

"""The day's page of the log."""

"""Charts: from service rows to a matplotlib figure."""

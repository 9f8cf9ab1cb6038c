"""Process figures by day, week and month."""

"""What is due, by day."""

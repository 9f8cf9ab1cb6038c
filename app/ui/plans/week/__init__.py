"""The week: whom to see on which day."""

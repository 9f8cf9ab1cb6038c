"""The calendar: a month or a week with everything dated on it."""

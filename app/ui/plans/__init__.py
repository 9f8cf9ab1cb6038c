"""The plans page: the week's visits."""

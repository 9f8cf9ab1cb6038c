"""Goals at three levels, and how far they have come."""

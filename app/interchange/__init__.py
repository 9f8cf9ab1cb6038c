"""Readers and writers of other programs' formats; they know the domain alone."""

"""The one small form that records a contact."""

"""Printed forms: from service rows to a description of the page."""

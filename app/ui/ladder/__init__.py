"""The six columns A–F."""

"""The tables, a file per aggregate."""

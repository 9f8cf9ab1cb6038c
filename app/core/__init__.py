"""Small shared things without Qt or SQL."""

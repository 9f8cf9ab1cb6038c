"""Which schema this program writes. Kept here so that a normal start need not import Alembic."""

from __future__ import annotations

REVISIONS = ("0001", "0002", "0003", "0004")  # oldest first; a test compares them with the scripts
HEAD = REVISIONS[-1]

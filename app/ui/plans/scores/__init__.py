"""The table of scores: prospects × criteria, and the order of visits it proposes."""

"""拾级 (Shiji): an offline work diary for account managers."""

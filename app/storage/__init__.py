"""Engine, unit of work, journal, derived tables, migrations at start, backup and integrity."""

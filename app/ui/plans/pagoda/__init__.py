"""The performance pagoda of a quarter."""

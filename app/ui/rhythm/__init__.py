"""The rhythm of contacts: who is wanted next."""

"""Only urllib.parse is here; a scenario has no real network."""

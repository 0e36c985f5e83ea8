"""Only concurrent.futures lives here."""

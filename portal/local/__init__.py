"""Everything `make run` starts on a bare machine. Production imports nothing from here."""

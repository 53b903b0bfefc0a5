"""Screenplays: read from and written to the formats that writers use."""

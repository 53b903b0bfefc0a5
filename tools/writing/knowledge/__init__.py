"""What the writing room knows of the world: trades and creatures, things, places, weathers, verbs, names."""

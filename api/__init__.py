"""Ways in and out: command line, server, bots."""

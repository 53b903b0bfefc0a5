"""Film music: `composer.score_file` makes the score of a film from a brief, played by an `Orchestra`."""

"""Where films live: tables, the edit log, what is new."""

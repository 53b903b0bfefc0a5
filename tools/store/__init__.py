"""Where films live: tables, the edit log, the outbox."""

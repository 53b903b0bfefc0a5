"""The evaluation of a director: films, messages as people say them, and what each message must come to.

films/*.txt, *.jsonl ──> Reel      a film with its log, in memory
cases/HALF/KIND.jsonl ──> Case     a message, and the acts it means
Brain ──think──> acts              running.py
acts, Case ──> Verdict             scoring.py: exact, asked, part, nothing, wrong
"""

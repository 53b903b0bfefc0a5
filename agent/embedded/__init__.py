"""The director without a model: it reads film requests by their parts, and asks where it does not understand.

message ─tokens─> words, numbers, slates ─lexicon─> signs ─references─> shots, scenes, people ─clauses─> requests
        each request ─readers─> the reading that accounts for most of its words ─> edits, orders, an answer, a question
"""

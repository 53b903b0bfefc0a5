"""Dailies in a chat: one core that knows films and rooms, and for each host two thin translations.

message, button ──host──> desk ──act──> the conversation, the same edits and jobs as everywhere
film as it is ──cards──> compared with what each message says now ──host──> posts and edits, only what differs
"""

"""How long a message may be, so that whoever else talks to the studio is not kept waiting by one."""

LONGEST = 1500
"""characters of a message; more is said in several messages, or is a script, and scripts are imported"""
TOO_LONG = f"That is more than {LONGEST:,} characters. Say it in several messages; a script comes in as a file."
AT_LENGTH = 400
"""characters; what is said at more length is read once, and what is not understood of it is asked about. Every further
reading, in other words, by its gist or as what the next message puts right, would cost as much again.
"""

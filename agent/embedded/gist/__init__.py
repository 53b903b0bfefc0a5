"""The gist of a message in loose words: what was learned from many wordings, said again in plain ones for the grammar.

"I could look at that empty ferry for ever. Would another four seconds be possible?"
    hearing   longer: T "that empty ferry", A "another four seconds"
    targets   T is shot 14
    plainly   "make shot 14 four seconds longer"          which the grammar reads, checks and does as if it were typed

Only what the grammar itself does not understand is heard so; where the gist is not sure, it is proposed and not done.
"""

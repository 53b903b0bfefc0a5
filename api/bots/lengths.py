"""Words that are more than a chat takes in one message: in pieces, so that none of them is lost."""


def pieces(words: str, most: int) -> list[str]:
    """The words in pieces of at most so many signs (two or more), parted at the end of a line, else of a word, else
    anywhere; never between a backslash and the sign that it is before. Lost are the blanks around them.
    """
    found: list[str] = []
    words = words.strip()
    while len(words) > most:
        ends = (words.rfind(sign, 1, most + 1) for sign in ("\n", " "))
        end = next((end for end in ends if end > 0), 0)
        if not end:
            head = words[:most]
            end = most - (len(head) - len(head.rstrip("\\"))) % 2
        found.append(words[:end].rstrip())
        words = words[end:].lstrip()
    return [*found, words]

"""Where a line of text may be broken, in any script: at spaces, between the characters of Chinese and Japanese.

    "灯台守は、海を見た。"  ->  灯 台 守 は、 海 を 見 た。     no line begins with 、 or 。, none ends with 「

Nothing is ever broken inside a cluster: a letter with its marks, an emoji with its skin and its family.
Thai, Lao, Burmese and Khmer are written without spaces, and only a dictionary could part their words: they are broken
where they must be.
"""

import unicodedata

JOINER = "\u200d"
LEADING_VOWELS = "เแโใไເແໂໃໄ"
IDEOGRAPHS = (
    (0x2E80, 0x312F),
    (0x3190, 0xA4CF),
    (0xF900, 0xFAFF),
    (0xFE30, 0xFE4F),
    (0xFF00, 0xFFEF),
    (0x20000, 0x3FFFF),
)
NOT_FIRST = frozenset(
    "、。，．・：；？！゛゜ヽヾゝゞ々ー」』）］｝〉》】〕〙〗…‥’”)]},.:;?!%"
    "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ～"
)
NOT_LAST = frozenset("「『（［｛〈《【〔〘〖‘“([{¥$£€#")


def clusters(text: str) -> list[str]:
    """The text in pieces that are one letter to a reader."""
    found: list[str] = []
    for letter in text:
        if found and _belongs(found[-1], letter):
            found[-1] += letter
        else:
            found.append(letter)
    return found


def pieces(text: str) -> list[tuple[str, str]]:
    """What may not be broken further, each with what stands before it on the same line ("" or a space)."""
    found: list[tuple[str, str]] = []
    for word in text.split():
        glue = " " if found else ""
        part = ""
        for cluster in clusters(word):
            if part and _parts(part, cluster):
                found.append((part, glue))
                part, glue = "", ""
            part += cluster
        found.append((part, glue))
    return found


def halves(piece: str) -> list[str]:
    """Where a piece that is wider than a line may be broken after all."""
    parts: list[str] = []
    for cluster in clusters(piece):
        if parts and parts[-1][-1] in LEADING_VOWELS:
            parts[-1] += cluster
        else:
            parts.append(cluster)
    return parts


def columns(text: str) -> int:
    """How wide a text is in letters: ideographs count two, marks none."""
    return sum(
        0 if unicodedata.category(letter) in ("Mn", "Me", "Cf") else 2 if _is_wide(letter) else 1 for letter in text
    )


def is_ideograph(letter: str) -> bool:
    """Whether a letter is set without spaces, one by one: Chinese, kana, and their punctuation."""
    return any(low <= ord(letter) <= high for low, high in IDEOGRAPHS)


def _is_wide(letter: str) -> bool:
    return unicodedata.east_asian_width(letter) in ("W", "F")


def _parts(before: str, after: str) -> bool:
    if after[0] in NOT_FIRST or before[-1] in NOT_LAST:
        return False
    return is_ideograph(before[-1]) or is_ideograph(after[0])


def _belongs(cluster: str, letter: str) -> bool:
    code = ord(letter)
    if unicodedata.category(letter) in ("Mn", "Me", "Mc", "Cf") or 0x1F3FB <= code <= 0x1F3FF:
        return True
    if cluster.endswith(JOINER) and ord(cluster[0]) > 0x2000:
        return True
    flags = [0x1F1E6 <= ord(one) <= 0x1F1FF for one in (*cluster, letter)]
    return len(flags) == 2 and all(flags)

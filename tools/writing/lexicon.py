"""WordNet, read from its own files: what kind of thing a noun is, and what more general words stand above it.

    index.noun   bottle n 3 4 @ ~ %p + 3 2 02876657 ...      sorted lines, found by bisection
    data.noun    02876657 06 n 01 bottle 0 020 @ 04531098 n 0000 ...   read at its byte offset

The files are found in the folder given (WordNet 3.0, licence in the folder). Without them every answer is empty,
and the writing room lives on its own tables.
"""

from dataclasses import dataclass
from functools import lru_cache
from mmap import ACCESS_READ, mmap
from pathlib import Path

LEXNAMES = {
    3: "tops",
    4: "act",
    5: "animal",
    6: "artifact",
    7: "attribute",
    8: "body",
    9: "cognition",
    10: "communication",
    11: "event",
    12: "feeling",
    13: "food",
    14: "group",
    15: "location",
    16: "motive",
    17: "object",
    18: "person",
    19: "phenomenon",
    20: "plant",
    21: "possession",
    22: "process",
    23: "quantity",
    24: "relation",
    25: "shape",
    26: "state",
    27: "substance",
    28: "time",
    29: "verb.body",
    30: "verb.change",
    31: "verb.cognition",
    32: "verb.communication",
    33: "verb.competition",
    34: "verb.consumption",
    35: "verb.contact",
    36: "verb.creation",
    37: "verb.emotion",
    38: "verb.motion",
    39: "verb.perception",
    40: "verb.possession",
    41: "verb.social",
    42: "verb.stative",
    43: "verb.weather",
}
HYPERNYMS = ("@", "@i")
SIMILAR = "&"


@dataclass(frozen=True)
class Sense:
    """One meaning: its words, its lexicographer's class ("artifact"), the offsets of the meanings above it."""

    words: tuple[str, ...]
    lexname: str
    above: tuple[int, ...]


class Lexicon:
    """WordNet in a folder that holds index.noun, data.noun, index.verb and data.verb.

    `Lexicon(None)` and a folder without the files are legal: `present` is False and nothing is known.
    """

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self._files: dict[str, mmap | bytes] = {}
        self.present = folder is not None and (folder / "index.noun").is_file() and (folder / "data.noun").is_file()
        self.senses = lru_cache(maxsize=4096)(self._senses)
        self.chain = lru_cache(maxsize=4096)(self._chain)

    def knows(self, word: str) -> bool:
        return bool(self.senses(word))

    def _senses(self, word: str) -> tuple[Sense, ...]:
        """All meanings of the word, the commonest first; none when it is unknown."""
        # An empty word stands before the blanks with which the licence of the file begins.
        line = self._find("index.noun", word.lower().replace(" ", "_")) if self.present and word else ""
        if not line:
            return ()
        fields = line.split()
        count, pointers = int(fields[2]), int(fields[3])
        offsets = fields[4 + pointers + 2 : 4 + pointers + 2 + count]
        return tuple(self._sense(int(offset)) for offset in offsets)

    def alike(self, word: str, part: str) -> tuple[frozenset[str], ...]:
        """For each meaning of a verb or adjective ("verb", "adj"), the commonest first: the words that share it.

        Of an adjective also the words that are similar to it (dreary: cheerless, depressing).
        """
        line = self._find(f"index.{part}", word.lower().replace(" ", "_")) if self.present else ""
        if not line:
            return ()
        fields = line.split()
        count, pointers = int(fields[2]), int(fields[3])
        offsets = fields[4 + pointers + 2 : 4 + pointers + 2 + count]
        return tuple(self._sharing(part, int(offset)) for offset in offsets)

    def _sharing(self, part: str, offset: int) -> frozenset[str]:
        words, pointers = self._synset(f"data.{part}", offset)
        found = set(words)
        for kind, target in pointers:
            if kind == SIMILAR and part == "adj":
                found.update(self._synset("data.adj", target)[0])
        return frozenset(found)

    def _synset(self, name: str, offset: int) -> tuple[tuple[str, ...], list[tuple[str, int]]]:
        """The words of a synset, and its pointers as (kind, offset)."""
        data = self._read(name)
        fields = data[offset : data.find(b"\n", offset)].decode("ascii", "replace").split("|")[0].split()
        count = int(fields[3], 16)
        words = tuple(fields[4 + 2 * i].split("(")[0].replace("_", " ").lower() for i in range(count))
        at = 4 + 2 * count
        return words, [(fields[at + 1 + 4 * i], int(fields[at + 2 + 4 * i])) for i in range(int(fields[at]))]

    def _chain(self, sense: Sense) -> tuple[str, ...]:
        """The sense's own words, then the words above it, nearest first."""
        words: list[str] = list(sense.words)
        above = sense.above
        while above and len(words) < 200:
            parent = self._sense(above[0])
            words.extend(parent.words)
            above = parent.above
        return tuple(dict.fromkeys(words))

    def _sense(self, offset: int) -> Sense:
        data = self._read("data.noun")
        fields = data[offset : data.find(b"\n", offset)].decode("ascii", "replace").split("|")[0].split()
        count = int(fields[3], 16)
        words = tuple(fields[4 + 2 * i].replace("_", " ").lower() for i in range(count))
        at = 4 + 2 * count
        pointers = [fields[at + 1 + 4 * i : at + 5 + 4 * i] for i in range(int(fields[at]))]
        above = tuple(int(pointer[1]) for pointer in pointers if pointer[0] in HYPERNYMS)
        return Sense(words, LEXNAMES.get(int(fields[1]), ""), above)

    def _find(self, name: str, word: str) -> str:
        data, key = self._read(name), word.encode("utf-8", "replace") + b" "
        low, high = 0, len(data)
        while low < high:
            middle = (low + high) // 2
            start = data.rfind(b"\n", 0, middle) + 1
            end = data.find(b"\n", middle)
            end = len(data) if end < 0 else end
            line = data[start:end]
            if line.startswith(key):
                return line.decode("ascii", "replace")
            # The licence lines at the head begin with blanks, so they sort before every word.
            if line < key:
                low = end + 1
            else:
                high = start
        return ""

    def _read(self, name: str) -> mmap | bytes:
        """The file as it lies on disk: of tens of megabytes only the pages that are looked at are read."""
        if name not in self._files:
            assert self.folder is not None
            path = self.folder / name
            if path.is_file() and path.stat().st_size:
                with path.open("rb") as file:
                    self._files[name] = mmap(file.fileno(), 0, access=ACCESS_READ)
            else:
                self._files[name] = b""
        return self._files[name]

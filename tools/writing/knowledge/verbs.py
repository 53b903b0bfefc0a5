"""Which verbs drive a story into which dramatic engine, and the words that name a tone or a relation."""

# ruff: noqa: E501

from typing import Literal

Engine = Literal[
    "discovery", "bargain", "rivalry", "vigil", "pursuit", "heist", "defence", "delivery", "return", "lesson",
    "transformation", "farewell",
]
Tone = Literal["comedy", "dread", "romance", "heist", "wonder", "western", "noir", "melancholy", "adventure", "plain"]

ENGINE_VERBS: dict[Engine, tuple[str, ...]] = {
    "discovery": (
        "find", "discover", "hear", "notice", "see", "uncover", "dig", "realise", "realize", "detect", "receive", "feel",
        "read", "open", "overhear", "observe", "wake", "recognise", "recognize", "decode", "unearth", "stumble", "adopt", "spot",
        "learn that", "listen", "smell", "dream", "remember", "encounter", "meet", "pick",
    ),
    "bargain": (
        "trade", "promise", "borrow", "sell", "buy", "bet", "swap", "exchange", "owe", "lend", "wish", "offer", "pay",
        "gamble", "sign", "rent", "hire", "pawn", "negotiate", "summon", "ask", "agree", "lie", "pretend",
        "cheat", "blackmail", "win",
    ),
    "rivalry": (
        "share", "compete", "fight", "race", "argue", "quarrel", "duel", "challenge", "rival", "battle", "divide",
        "defeat", "beat", "feud", "outwit", "play", "vie", "clash", "hate", "divorce", "want", "claim",
    ),
    "vigil": (
        "wait", "guard", "watch", "expect", "stay", "sit", "await", "listen for", "sleep", "haunt", "live", "survive",
        "keep", "count", "work", "tend", "man",
    ),
    "pursuit": (
        "follow", "search", "flee", "chase", "hunt", "track", "look", "escape", "run", "seek", "pursue", "stalk",
        "lose", "vanish", "disappear", "investigate", "trail", "wander", "interrogate", "solve", "catch", "miss",
    ),
    "heist": (
        "steal", "rescue", "break", "rob", "free", "sneak", "kidnap", "infiltrate", "save", "liberate",
        "swipe", "burgle", "plot", "plan", "hijack", "forge", "crack",
    ),
    "defence": (
        "protect", "defend", "hide", "shelter", "resist", "refuse", "shield", "hold", "endure", "face", "stop",
        "prevent", "confront", "besiege", "attack", "threaten", "keep alive", "fear", "trap", "destroy",
    ),
    "delivery": (
        "pick", "carry", "smuggle", "bring", "post", "deliver", "send", "transport", "drive", "take", "travel", "cross", "row", "sail",
        "walk", "ride", "ship", "mail", "fly", "give", "lead", "guide", "climb", "journey", "smuggle out", "write",
    ),
    "return": (
        "return", "reopen", "inherit", "come", "rebuild", "restore", "revisit", "reunite", "repair", "fix", "arrive",
        "mend", "visit", "bury", "forgive", "apologise", "apologize", "move",
    ),
    "lesson": (
        "teach", "learn", "train", "study", "practise", "practice", "coach", "raise", "help", "show", "try", "dance",
        "sing", "paint", "bake", "cook", "audition", "translate", "talk", "speak", "perform",
    ),
    "transformation": (
        "become", "change", "turn", "transform", "grow", "invent", "build", "assemble", "create", "shrink", "make", "fall",
        "wake up as", "replace", "switch", "age", "forget", "malfunction", "develop", "curse", "imagine", "start",
    ),
    "farewell": (
        "leave", "quit", "retire", "die", "depart", "close", "end", "say", "bid", "let", "part", "abandon", "sink",
        "finish", "go", "farewell", "marry", "love", "kiss", "propose", "confess", "miss you",
    ),
}  # fmt: skip

# Light verbs say little: they drive the story only when nothing stronger does.
LIGHT = {
    "be", "have", "do", "get", "go", "come", "make", "take", "want", "try", "start", "begin", "keep", "let", "live",
    "work", "say", "put", "ask", "see", "look", "tell", "think", "know", "need", "seem", "use", "learn", "decide",
    "must", "realise", "realize", "can", "stay", "sit",
}  # fmt: skip

ENGINE_WORDS: dict[Engine, str] = {
    "discovery": "find discover notice hear", "bargain": "trade promise wish deal debt",
    "rivalry": "compete share quarrel rival", "vigil": "wait guard watch night", "pursuit": "chase search follow flee",
    "heist": "steal rescue rob break in", "defence": "protect defend hide shelter", "delivery": "carry deliver bring",
    "return": "return home inherit reopen", "lesson": "teach learn train", "transformation": "become change transform",
    "farewell": "leave goodbye last die",
}  # fmt: skip

TONE_WORDS: dict[Tone, tuple[str, ...]] = {
    "comedy": (
        "comedy", "funny", "clumsy", "silly", "absurd", "prank", "clown", "hilarious", "accidentally", "accident",
        "joke", "penguin", "sneeze", "hiccup", "awkward", "embarrassed", "wrong", "vending", "goat", "chicken",
        "sumo", "mistake", "slapstick", "vacuum", "share", "incompetent", "lazy", "allergic", "neighbour", "pizza",
        "comedian", "ridiculous", "toaster", "duck", "hamster", "satire", "farce",
    ),
    "dread": (
        "horror", "haunted", "ghost", "nightmare", "curse", "demon", "scream", "blood", "monster", "terror", "creepy",
        "killer", "vampire", "zombie", "grave", "dead", "doll", "cellar", "basement", "possessed", "evil", "dark",
        "murder", "thriller", "stalk", "exorcist", "werewolf", "mirror", "whisper", "corpse", "cult", "haunt",
        "knocking", "sinister",
    ),
    "romance": (
        "love", "romance", "kiss", "wedding", "bride", "groom", "heart", "lovers", "romantic", "date", "marry",
        "sweetheart", "proposal", "valentine", "honeymoon", "couple", "propose", "fall in love", "crush", "soulmate",
    ),
    "heist": ("heist", "steal", "thief", "robbery", "vault", "burglar", "rob", "forger", "jewel", "safe", "con", "casino"),
    "wonder": (
        "space", "planet", "astronaut", "robot", "mars", "moon", "star", "alien", "future", "galaxy", "android",
        "spaceship", "signal", "dragon", "wizard", "witch", "fairy", "magic", "unicorn", "time", "comet", "ai",
        "sci-fi", "scifi", "whale", "portal", "magical", "dream", "floating", "giant", "telescope",
    ),
    "western": ("western", "cowboy", "sheriff", "outlaw", "saloon", "gunslinger", "duel", "bounty", "frontier", "marshal"),
    "noir": ("noir", "detective", "murder", "private", "mob", "gangster", "missing", "inspector", "case", "spy", "alibi", "femme"),
    "melancholy": (
        "last", "lost", "widow", "widower", "dying", "lonely", "old", "grief", "memory", "alone", "goodbye", "funeral",
        "forgotten", "farewell", "abandoned", "deaf", "blind", "retire", "retired", "retiring", "orphan", "empty",
        "dementia", "mute", "war", "refugee", "never",
    ),
    "adventure": (
        "treasure", "pirate", "map", "jungle", "mountain", "island", "quest", "knight", "expedition", "race", "cross",
        "escape", "rescue", "climb", "explorer", "journey", "adventure", "war", "soldier", "battle", "submarine", "bomb",
        "samurai", "chase", "volcano",
    ),
    "plain": (),
}  # fmt: skip

# Relations: sex, and years older than the one they belong to.
RELATIONS: dict[str, tuple[Literal["f", "m", ""], int]] = {
    "daughter": ("f", -28), "son": ("m", -28), "child": ("", -28), "mother": ("f", 27), "father": ("m", 28),
    "grandmother": ("f", 50), "grandfather": ("m", 50), "granddaughter": ("f", -60), "grandson": ("m", -60),
    "wife": ("f", -2), "husband": ("m", 2), "sister": ("f", 3), "brother": ("m", 3), "twin": ("", 0),
    "friend": ("", 1), "neighbour": ("", 8), "neighbor": ("", 8), "girlfriend": ("f", -1), "boyfriend": ("m", 1),
    "aunt": ("f", 24), "uncle": ("m", 24), "boss": ("", 15), "rival": ("", 2), "lover": ("", 1), "fiance": ("m", 2),
    "fiancee": ("f", -1), "granny": ("f", 50), "grandma": ("f", 50), "grandpa": ("m", 50), "grandchild": ("", -60),
    "niece": ("f", -22), "nephew": ("m", -22), "cousin": ("", 0), "mom": ("f", 27), "dad": ("m", 28), "mum": ("f", 27),
    "parent": ("", 28), "owner": ("", 10), "master": ("m", 20), "partner": ("", 1), "enemy": ("", 3), "ex": ("", 1),
    "apprentice": ("", -30), "student": ("", -25), "pupil": ("", -30),
}  # fmt: skip

SEXED: dict[str, Literal["f", "m"]] = {
    "woman": "f", "girl": "f", "man": "m", "boy": "m", "lady": "f", "gentleman": "m", "queen": "f", "king": "m",
    "princess": "f", "prince": "m", "bride": "f", "groom": "m", "nun": "f", "monk": "m", "priest": "m", "widow": "f",
    "widower": "m", "waitress": "f", "waiter": "m", "actress": "f", "witch": "f", "wizard": "m", "ballerina": "f",
    "empress": "f", "emperor": "m", "duchess": "f", "duke": "m", "grandmother": "f", "grandfather": "m", "mother": "f",
    "father": "m", "cowgirl": "f", "cowboy": "m", "seamstress": "f", "fisherwoman": "f", "fisherman": "m", "guy": "m",
    "housewife": "f", "mermaid": "f", "sorceress": "f", "countess": "f", "shepherdess": "f", "schoolgirl": "f",
    "schoolboy": "m", "mailman": "m", "postman": "m", "policeman": "m", "policewoman": "f", "barmaid": "f",
    "barman": "m", "heroine": "f", "aviatrix": "f", "nanny": "f", "granny": "f", "grandma": "f", "grandpa": "m",
    "samurai": "m", "hen": "f", "rooster": "m", "lioness": "f", "bull": "m", "cow": "f", "mom": "f", "mum": "f",
    "dad": "m", "pope": "m", "businessman": "m", "businesswoman": "f", "fiancee": "f", "fiance": "m", "headmaster": "m",
}  # fmt: skip

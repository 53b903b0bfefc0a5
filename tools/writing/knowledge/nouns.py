"""What some nouns and adjectives tell about a sentence: groups, roofs, ages, pairs, the lost and the empty."""

# A group is filmed through one of its members.
GROUPS = {
    "crew": "sailor", "gang": "gangster", "family": "mother", "band": "musician", "army": "soldier",
    "police": "policeman", "team": "player", "choir": "singer", "orchestra": "violinist", "mob": "gangster",
    "tribe": "hunter", "troupe": "actor", "duo": "partner", "trio": "friend", "villagers": "villager",
    "crowd": "stranger", "class": "student", "people": "neighbour",
}
COUPLES = {"couple", "newlyweds", "newlywed"}
ROOFED = {
    "shop", "store", "house", "hotel", "cinema", "theatre", "theater", "bakery", "bar", "cafe", "restaurant",
    "farm", "lighthouse", "castle", "mansion", "school", "church", "circus", "museum", "library", "factory",
    "bank", "village", "island", "garden", "home", "cabin", "inn", "tavern", "bookshop", "station", "hospital",
    "ranch", "mill", "prison",
}
SUBJECTS = {"nsubj", "nsubjpass", "ROOT", "agent"}
PLACE_PREPOSITIONS = {
    "in", "at", "on", "inside", "near", "under", "through", "into", "to", "from", "across", "above", "beneath",
    "of",
}
AGES = {
    "old": 74, "elderly": 78, "young": 22, "little": 8, "teenage": 16, "ageing": 66, "aging": 66, "retired": 68,
    "middle-aged": 48, "ancient": 82, "small": 8, "tiny": 7, "new": 24, "rookie": 23, "retiring": 65,
    "newborn": 1, "veteran": 60, "aged": 75, "teen": 16,
}  # fmt: skip
# What is one thing although its noun is plural; of everything else the film shows one.
PAIRS = {
    "shoe", "shoes", "boot", "boots", "glove", "gloves", "glasses", "spectacles", "scissors", "wings", "wing",
    "jewels", "binoculars", "cards", "drums", "mittens", "socks", "keys of a piano", "dice",
}
NIGHT = {"night", "midnight", "dark", "moon", "moonlight", "nightly", "insomniac", "watchman", "star", "3am"}
LOST = {"lost", "dead", "late", "missing", "drowned", "dying", "estranged", "absent", "vanished"}  # fmt: skip
# To whom this is done is there, lost or not.
MET = {
    "adopt", "bring", "carry", "feed", "find", "guide", "help", "hide", "lead", "meet", "protect", "raise", "rescue",
    "save", "shelter", "take",
}  # fmt: skip
KILLING = {"kill", "murder", "bury", "mourn"}
# A fish that is stolen is a meal and nobody.
EATEN = {"fish", "chicken", "lobster", "crab", "salmon", "trout", "herring", "goose", "turkey"}
EATING = {"steal", "eat", "bring", "buy", "sell", "cook", "fry", "share", "serve", "order"}
# "A coffee brand" is about coffee.
BRANDS = {"brand", "company", "campaign", "product", "startup", "label"}
DAYS = {
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "christmas", "easter", "january",
    "february", "march", "april", "june", "july", "august", "september", "october", "november", "december",
}  # fmt: skip
# What the sun does, to the hour that it makes.
SUN = {"rise": "dawn", "come": "dawn", "set": "sunset", "go": "sunset", "sink": "sunset"}
# Weather said of an hour or of a place: "one foggy morning".
WEATHERED = {
    "stormy": "storm", "thundery": "storm", "rainy": "rain", "snowy": "snow", "snowbound": "snow",
    "foggy": "fog", "misty": "fog", "windy": "wind", "blustery": "wind",
}  # fmt: skip
# Nouns that name no picture: measures, parts of speech acts, film words.
EMPTY_NOUNS = {
    "day", "time", "way", "thing", "part", "side", "lot", "kind", "life", "world", "story", "film", "year",
    "afternoon", "midnight", "dawn", "dusk", "birthday",
    "week", "hour", "minute", "morning", "evening", "night", "month", "place", "end", "beginning", "name",
    "hand", "head", "face", "back", "front", "top", "bottom", "middle", "one", "other", "self", "something",
    "anything", "everything", "nothing", "pair", "piece", "group", "first", "last", "century", "thunder god",
    "love", "death", "idea", "tomorrow", "yesterday", "today", "return", "sake", "lack", "loss", "arrival",
    "touch", "taste", "smell", "hearing", "sight", "catch", "chance", "attempt", "business", "job", "shift",
    "edge", "rest", "turn", "case", "help", "dead", "twist", "ad", "advert", "advertisement", "commercial",
    "documentary", "trailer", "movie", "ending", "noon", "duel", "heist", "weather", "brand", "company", "campaign",
    "product", "startup", "scene", "shot", "image",
    "doorstep", "threshold",
}
# Things that no picture can show: what is drawn for them is their kind.
INTANGIBLE = {
    "signal", "song", "melody", "voice", "sound", "call", "music", "lullaby", "tune", "broadcast", "frequency",
    "secret", "time", "memory", "inheritance", "debt", "bet", "loan", "fortune", "code", "password", "game", "email",
    "symphony", "concert", "dream", "wish", "language", "crime", "sense", "review", "name", "deadline", "invention",
    "plan", "clue", "moon", "sun", "planet", "internet", "app", "dinner", "meal", "feast", "breakfast", "lunch",
    "message", "time machine", "silence", "fire", "money", "border", "match", "reflection", "image", "route",
    "combination", "word",
}  # fmt: skip

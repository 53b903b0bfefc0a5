"""Other clothes for those whom no trade dresses, and how creatures of one kind are described."""

# ruff: noqa: E501

from tools.writing.knowledge.entries import Wear

WARDROBES: dict[str, tuple[Wear, ...]] = {
    "child": (
        Wear("red duffel coat, scraped knees", "coat", "", "#5a5650", "#b03428", "#e4dcd0", "#3a4a6a", "#e8d8b0"),
        Wear("green knitted jumper, one sock down", "work", "cap", "#8a3a34", "#4a7a52", "#e4dcd0", "#4a4438", "#e0b84a"),
        Wear("blue dungarees, a plaster on the chin", "work", "", "#5a5650", "#3a6aa0", "#e8c84a", "#3a6aa0", "#d8d0c0"),
        Wear("striped jersey, a tin whistle on a string", "work", "scarf", "#c8a03c", "#7a3a6a", "#e8e0d4", "#3c3c44", "#e8e0d4"),
    ),
    "elder": (
        Wear("plum shawl, silver brooch", "dress", "scarf", "#6a4a6a", "#6a3a58", "#e0d8cc", "#3c3844", "#c8c8d0"),
        Wear("navy cardigan, pipe in the pocket", "coat", "cap", "#3c4452", "#33435e", "#e4dccc", "#4a4a4e", "#a8743c"),
        Wear("mustard housecoat, felt slippers", "dress", "", "#5a5650", "#b08a34", "#e8e0d4", "#5a4a44", "#8a3a34"),
        Wear("grey three-piece suit, worn to a shine", "suit", "brim", "#4a4a4e", "#63666c", "#e8e4dc", "#4a4c52", "#7a2c34"),
    ),
    "person": (
        Wear("teal raincoat, collar up", "coat", "", "#5a5650", "#2f7a78", "#e4dccc", "#33363e", "#d8c8a8"),
        Wear("burgundy jumper, rolled sleeves", "work", "", "#5a5650", "#7a2838", "#d8d0c4", "#33363e", "#c8a04a"),
        Wear("grey-blue coat, striped scarf", "coat", "", "#888888", "#5a7088", "#a83a34", "#2d3340", "#a83a34"),
        Wear("ochre coat, dark scarf", "coat", "", "#888888", "#b0843c", "#3a4454", "#34363e", "#3a4454"),
        Wear("forest-green dress, brass buttons", "dress", "", "#5a5650", "#3a5c44", "#e4dccc", "#2c3a34", "#c8a23c"),
    ),
    "lover": (
        Wear("cream summer dress, blue ribbon", "dress", "", "#5a5650", "#e0d4bc", "#f0ece4", "#d8ccb4", "#3a5c9a"),
        Wear("navy suit, flower in the lapel", "suit", "", "#5a5650", "#2c3a5a", "#f0ece4", "#2c3a5a", "#c8405a"),
        Wear("rust-red coat, grey scarf", "coat", "", "#888888", "#a84a34", "#8a8a8e", "#33363e", "#8a8a8e"),
    ),
    "wanderer": (
        Wear("long green coat, canvas bag", "coat", "cap", "#5a5a4c", "#4c6250", "#d8d0c0", "#3c3832", "#b8742c"),
        Wear("patched brown overcoat, no hat", "coat", "", "#5a5650", "#6a5038", "#c8beac", "#3a3630", "#8a8a8e"),
        Wear("faded red blanket coat, bare ankles", "coat", "hood", "#7a3a34", "#8a3c34", "#d0c4b0", "#3c3832", "#d8b04a"),
    ),
    "teenager": (
        Wear("oversized denim jacket, headphones", "coat", "headphones", "#e8e8e8", "#4a6a94", "#e8e4dc", "#26282e", "#e86a4a"),
        Wear("black hooded sweater, sleeves over the hands", "work", "hood", "#2a2a30", "#2e2e36", "#c8c8cc", "#3a4456", "#4ac8a0"),
        Wear("yellow windbreaker, scuffed trainers", "coat", "", "#5a5650", "#d8b030", "#e8e4dc", "#3a3c44", "#d84a3a"),
    ),
    "parent": (
        Wear("washed-out blue coat, tired collar", "coat", "", "#5a5650", "#4a6078", "#e0d8cc", "#3a3c44", "#c87a4a"),
        Wear("green cardigan, keys on a ribbon", "dress", "", "#5a5650", "#4c6a4a", "#e4dccc", "#3c3a40", "#c8a04a"),
        Wear("brown work jacket, flour or plaster on one sleeve", "work", "cap", "#4a4038", "#6a4c34", "#d8d0c0", "#34363c", "#a83a34"),
    ),
    "ghost": (
        Wear("pale nightshirt, see-through at the hem", "robe", "", "#5a5650", "#dce4ea", "#b8c4cc", "#c8d4dc", "#9ab0c0"),
        Wear("grey travelling dress, a hundred years out of fashion", "robe", "", "#5a5650", "#b4bcc8", "#a0a8b4", "#8a94a4", "#d8dce4"),
    ),
}  # fmt: skip
HUNGRY_DEAD = Wear("black cape, high collar, very good shoes", "robe", "", "#18181c", "#1c1a20", "#f0ece4", "#1c1a20", "#8a1a28")
BRIDE = Wear("white wedding dress, flowers in the hair", "dress", "", "#5a5650", "#efeae0", "#f6f2ea", "#efeae0", "#d88aa0")
GROOM = Wear("black wedding suit, white flower in the lapel", "suit", "", "#5a5650", "#22242a", "#f4f2ec", "#22242a", "#f0ece4")
# What somebody wears for what they are called, whatever trade they are filmed by.
OWN_WEAR: dict[str, Wear] = {
    **dict.fromkeys(("vampire", "devil", "demon", "death", "reaper", "grim reaper"), HUNGRY_DEAD),
    "bride": BRIDE,
    "groom": GROOM,
    "pirate": Wear("long crimson coat, brass buttons, three-cornered hat", "coat", "brim", "#26262a", "#7a1f2a", "#e8e0d0", "#2c2a30", "#c89b3c"),
    "patient": Wear("pale hospital gown, a band round the wrist", "robe", "", "#5a5650", "#b8ccd4", "#e8ecec", "#b8ccd4", "#d8e0e0"),
    "prisoner": Wear("grey work jacket, a number on the chest", "work", "", "#5a5650", "#8a8d92", "#d8d4cc", "#6a6c70", "#e8e4dc"),
    "clown": Wear("patched yellow coat, one green sleeve", "coat", "brim", "#4c7a4a", "#d9a62a", "#f0e8d8", "#6b4a80", "#b3262c"),
}

HIDES: dict[str, str] = {
    "dragon": "moss-green scales, one torn wing", "puppy": "sand-coloured fluff, ears too large", "dog": "scruffy sand coat, one ear up",
    "kitten": "grey fluff, white paws", "bear": "shaggy brown coat, a torn ear", "polar bear": "yellow-white coat, black nose",
    "raccoon": "grey coat, bandit's mask", "owl": "tawny feathers, moon face", "crow": "ink-black feathers, one white",
    "raven": "blue-black feathers, grey beak", "penguin": "black tailcoat, white shirt, no tie", "elephant": "grey hide, one short tusk",
    "whale": "grey-blue hide, one white scar", "horse": "chestnut coat, white blaze", "donkey": "dust-grey coat, a cross on the back",
    "goat": "white coat, one crooked horn", "pig": "pink, one black spot", "cow": "red and white, a bell", "sheep": "white wool, black face",
    "rabbit": "brown fur, one ear down", "mouse": "grey fur, tail with a kink", "rat": "brown fur, clever hands",
    "hedgehog": "grey spines, wet nose", "squirrel": "copper fur, torn tail", "wolf": "grey winter coat, pale eyes",
    "tiger": "orange and black, one white whisker", "lion": "sand coat, ragged mane", "monkey": "brown fur, pale face",
    "unicorn": "white coat, a chipped horn", "parrot": "green feathers, one red", "pigeon": "grey feathers, oil-green neck",
    "seagull": "white, grey-backed, yellow-eyed", "chicken": "rust feathers, a limp", "duck": "green head, orange feet",
    "swan": "white, black-beaked", "turtle": "olive shell, a chip in its rim", "fish": "silver, one red fin", "goldfish": "gold, one black spot",
    "octopus": "rust-red, seven and a half arms", "dolphin": "grey, a notch in the fin", "shark": "slate-grey, old scars",
    "snail": "amber shell, striped", "bee": "gold and brown, pollen to the knees", "frog": "green, gold-eyed", "deer": "red-brown coat, one antler",
    "stag": "dark coat, nine points", "camel": "sand coat, moulting", "reindeer": "grey coat, a bell", "otter": "wet brown fur, white chin",
    "butterfly": "blue, one wing torn", "moth": "grey, furred, two false eyes", "dinosaur": "slate hide, a yellow eye",
}  # fmt: skip

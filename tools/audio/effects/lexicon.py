"""What people call the sounds of the catalogue, separated by commas."""

LEXICON: dict[str, str] = {
    "rain": "raining, drizzle, shower, raindrops, wet night",
    "heavy rain": (
        "downpour, pouring rain, hard rain, rainstorm, torrential, storm, rain hammering, rain lashing, cloudburst, "
        "deluge"
    ),
    "rain on window": (
        "rain on the window, rain on glass, rain on the roof, rain against the pane, rain on tin, rain on a "
        "windscreen, rain outside"
    ),
    "thunder": "thunderclap, lightning, clap of thunder, crack of thunder",
    "distant thunder": (
        "far thunder, rolling thunder, rumble of thunder, thunder rumbles, thunder in the distance, thunder far away"
    ),
    "wind": "breeze, gust, windy, air moving, wind howling, howling wind",
    "storm wind": "gale, strong wind, hurricane, roaring wind, storm howls, tempest, tornado, wind screams",
    "blizzard": "snowstorm, snow blowing, icy wind, arctic wind",
    "wind chimes": "chimes in the wind, windchime",
    "sea": "ocean, waves, seashore, wave breaking, tide, seaside, coast",
    "surf": (
        "breakers, waves breaking on rocks, crashing waves, waves crash, waves on rocks, rough sea, stormy sea, "
        "heavy sea"
    ),
    "small waves": (
        "lapping water, waves lap, little waves, lake, harbour water, gentle waves, water laps, lapping, water"
    ),
    "stream": "river, brook, creek, running water, waterfall, fountain, babbling",
    "water drip": "drip, dripping, drop of water, leak, leaking tap, water drops, drops fall",
    "splash": "falls into the water, dive, plunge, plop",
    "pour": "pouring, pours a drink, filling a glass, pours tea, pours water, poured wine, liquid, fills the cup",
    "underwater": "under water, bubbles, submerged, diving bell, bubbling",
    "sizzle": "frying, oven, baking, sizzling pan, bacon, grill, cooking, steak, hot pan, hiss, valve",
    "birds": "birdsong, bird, sparrow, songbird, dawn chorus, birds singing, robin, chirp",
    "gulls": "seagull, gull, gulls crying, seabird",
    "crickets": "cricket, cicada, insects, grasshopper, night insects",
    "owl": "owl hoots, hoot",
    "dog bark": "dog, barking, bark, hound, puppy",
    "wolf howl": "wolf, howl, coyote, werewolf, growl, snarl",
    "cat purr": "purr, purring",
    "cat meow": "cat, meow, miaow, kitten",
    "wings": "wings flap, flapping, bird takes off, flutter, pigeon, bat, takes flight",
    "horse steps": "horse, hooves, hoofbeat, trot, gallop, carriage",
    "frogs": "frog, toad, swamp, croak, pond at night",
    "bees": "bee, flies, buzzing insect, wasp, fly, swarm, hive",
    "forest": "woods, trees, leaves rustling, woodland, rustling leaves, meadow, garden, park",
    "night": "night air, quiet night, countryside at night, field at night, summer night",
    "jungle": "rainforest, tropical",
    "cave": "cavern, tunnel, sewer, crypt, dungeon, underground, echoing hall",
    "harbour": "harbor, port, docks, quay, boats, marina, ship at anchor, pier",
    "ship": "deck, sailing, rigging, ropes creak, on board, boat creaks, hull creaks",
    "city night": "night city, city at night, distant city, city hum, town at night, urban night",
    "traffic": "street, road, cars, highway, city, busy street, downtown, motorway",
    "cafe": "café, restaurant, bar, pub, coffee shop, diner, tavern, inn",
    "crowd": (
        "murmur, people talking, walla, chatter, voices, audience, marketplace, market, party, courtroom murmurs, "
        "hubbub, lobby, gathering"
    ),
    "kitchen": "kitchen clatter, dishes, pots and pans, plates, cutlery, washing up",
    "office": "workplace, newsroom, open office, keyboards and phones",
    "room tone": "quiet room, silence, air, empty room, interior, still room, hush",
    "hospital": "ward, hospital room, intensive care, heart monitor, laboratory, lab",
    "factory": "machinery, workshop, mill, industrial, assembly line",
    "spaceship": (
        "spaceship hum, space station, starship, engine room, airlock, bridge of the ship, reactor, cockpit, "
        "spacecraft, machine hum, humming, hum"
    ),
    "fire": "fireplace, campfire, flames, crackling, hearth, burning, fire crackles, bonfire, torch, stove",
    "footsteps on wood": (
        "footsteps, steps, walking, footfall, pacing, stairs, steps on the stairs, walks, boots on wood, floorboards"
    ),
    "footsteps on stone": (
        "steps on stone, footsteps in a corridor, heels, pavement, footsteps echo, steps in the street, steps on "
        "concrete, steps on tiles"
    ),
    "footsteps on gravel": (
        "gravel, steps on sand, gravel path, pebbles, crunch of gravel, shingle, footsteps on the beach, steps on a "
        "path"
    ),
    "footsteps on snow": "steps in snow, snow crunch, walking in the snow, crunching snow",
    "footsteps on grass": "steps on grass, steps in leaves, forest path, steps in the mud",
    "running": "runs, run, sprint, running footsteps, hurried steps, chase on foot",
    "door open": "opens the door, door opens, opening door, gate opens",
    "door close": "closes the door, door shuts, door, door closes, closes, shuts, lid, box",
    "door slam": "slam, slammed door, bangs the door, door bangs",
    "door creak": "creak, creaking, hinge, squeak, rusty gate, floorboard creaks, old wood",
    "knock": "knocks on the door, knocking, knuckles, tap on the door, rap, tap",
    "key in lock": "key, lock, unlocks, key turns, bolt, padlock, locks, latch, safe",
    "keys": "jingle, bunch of keys, coins, keyring, chain, rattle",
    "clock tick": "clock, tick, ticking, tick tock, watch, metronome, pendulum, pocket watch",
    "clock chime": "chime, clock strikes, strike of the clock, grandfather clock, strikes midnight",
    "bell": "ding, doorbell, hand bell, shop bell, little bell, bicycle bell, ship's bell",
    "church bell": "church bells, toll, tolling, tower bell, steeple, cathedral, bells ring out, church",
    "phone ring": "telephone, phone, ringing phone, phone rings, rings",
    "phone buzz": "vibrate, mobile buzzes, cell phone, smartphone, phone vibrates, text message, notification",
    "typing": "keyboard, typewriter, types, keys clatter, typing on a computer, laptop",
    "paper rustle": (
        "paper, rustle, rustling, page, letter unfolds, unfolds, map, newspaper, envelope, turns a page, book, "
        "parchment, crumple, cards, crunch"
    ),
    "writing": "pen, pencil, scribble, writes, scratch of a pen, quill, signature, drawing, chalk, scratch, scratching",
    "glass clink": "clink, toast, glasses, ping, glass touches, spoon",
    "glass break": "shatter, breaking glass, smash, window breaks, glass, broken glass, bottle smashes",
    "cork pop": "pop, cork, bottle opens, uncork, champagne, bottle, pulls the cork",
    "cup set down": "cup, mug, saucer, puts down a glass, teacup, sets down, tray",
    "cloth": "coat, fabric, clothes, cape, blanket, curtain, dress, sheets, sail, flag, rope, broom, sweeping",
    "zipper": "zip, zips, tent, bag opens, scissors",
    "switch": "light switch, flicks the switch, click, button, flick, snap, clack",
    "chair": "chair scrapes, scrape, drags, furniture, stool, heavy box dragged",
    "match strike": "match, lights a candle, lights a match, lighter, fuse, candle",
    "engine": (
        "motor, car engine, idling, engine running, truck, tractor, generator, lorry, boat engine, motorcycle, "
        "motorbike, bus"
    ),
    "car pass": "car passes, car drives by, passing car, car, taxi, drives past, car drives away",
    "car horn": "honk, honking, beeps the horn, hoot of a car",
    "train": (
        "railway, rails, train passes, train crosses, train arrives, train rushes, train leaves, subway, "
        "locomotive, tram, carriage of a train, metro"
    ),
    "train whistle": "whistle, steam whistle, train horn, whistle blows",
    "foghorn": "ship horn, fog horn, horn, ship's horn, steamer, ocean liner, whale song, whale",
    "machine beep": "beep, beeping, monitor, computer, console, scanner, radar, sonar, blip",
    "alarm": "klaxon, alert, warning, alarm clock, red alert, emergency, burglar alarm",
    "siren": "police, ambulance, police siren, fire engine, sirens",
    "electric crackle": "electricity, spark, short circuit, sparks, tesla, neon, electric, static shock, power line",
    "ratchet": (
        "clockwork, winding, winds up, gear clicks, pawl, windlass, mechanism winds, cog clicks, winch, winds the "
        "clock, music box is wound"
    ),
    "gears": "mechanism, cogs, gear, machine turns, cogwheel, works of the clock, machine",
    "robot": "servo, android, mechanical arm, droid, whirr, motors whir, drone flies",
    "radio static": "radio, static, tuning, interference, white noise, walkie talkie, transmission, radio crackles",
    "record crackle": "vinyl, gramophone, old record, record player, phonograph, needle",
    "camera click": "camera, shutter, photo, photograph, takes a picture",
    "heartbeat": "heart, pulse, heart pounding, heart beats, heart races",
    "breath": "breathing, sigh, exhale, inhale, gasp, breathes, panting",
    "applause": "clapping, clap, claps, ovation, applauds",
    "cheer": "cheering, crowd cheers, crowd roars, hurrah, celebration, stadium",
    "laughter": "laugh, laughs, giggle, people laugh, children laugh",
    "body fall": "falls down, collapse, body falls, drops to the floor, trips",
    "punch": "hits him, slap, fight, blow, kick, fist",
    "whoosh": "swoosh, swish, passes fast, arrow, flies past, rush of air",
    "impact": "hit, boom, stinger, crash, big hit, slam cut, collision",
    "thud": "thump, bump, drops, heavy thing falls, bang, lands, suitcase, stamp",
    "gavel": "judge, hammer, order in court, hammer blow, nails, mallet",
    "riser": "rising sound, build up, tension rises, uplifter, swell",
    "drone": "dark drone, dread, ominous, low hum, eerie tone, rumble, unease, suspense",
    "drum hit": "drum, big drum, drumbeat, bass drum, taiko, war drum",
    "drum roll": "snare roll, drumroll, snare, circus drum",
    "cymbal": "cymbal crash, splash cymbal",
    "gong": "tam tam, temple bell, temple gong",
    "sword": "blade, clash of swords, steel, swords, sword fight, clang, knife, metal hits metal, armour, clank",
    "sword draw": "draws a sword, unsheathe, draws a knife, sheath, blade slides",
    "gunshot": "gun, shots ring out, shot rings out, gun shot, pistol, rifle, shoots, bullet, musket, revolver",
    "explosion": "explode, blast, bomb, detonation, cannon, blows up, volcano",
    "magic shimmer": "magic, shimmer, spell, fairy, glitter, enchanted, stardust, twinkle, wand, glow, miracle",
    "music box": "toy box, musical box, wind up toy, carillon, lullaby",
    "sparkle": "ting, star, idea, gleam, glint, bling, string",
    "ghost voices": "ghost, whispers, whispering, spirits, haunted, spectral, phantom",
}

"""Weather and its larger kin: the first sign, the height, what it does to a body, what it leaves."""

# ruff: noqa: E501  (a line is one image)

from tools.writing.knowledge.entries import Force

FORCES = {
    "storm": Force("storm", "a storm coming in, the first gust ahead of it", "the surface of the water in a cup shakes, ring in ring", "lightning; everything stands there white, and is gone again", "feels it in the soles first, then in the teeth", "broken branches, washed light, a gutter still talking", "thunder",
                   ("thunderstorm", "hurricane", "tempest", "lightning", "thunder", "tornado", "cyclone", "typhoon", "gale", "sandstorm", "monsoon", "blizzard warning"), trade="fisher"),
    "rain": Force("rain", "the first drops, dark as coins, on the dry ground", "one drop on the back of a hand", "rain so thick that the far side of the street is a drawing", "turns {his} face up and keeps {his} eyes open", "everything drips; a child jumps in the largest puddle", "rain",
                  ("drizzle", "downpour", "shower", "raindrop", "raining", "rainfall", "rainy"), trade="wanderer"),
    "snow": Force("snow", "a sky the colour of slate, and then one flake", "a flake on a dark sleeve, six arms, whole", "snow, thick and slow, nothing left of the distance", "holds out a tongue, looks round, takes it in again", "one line of prints, and they lead here", "wind",
                  ("blizzard", "snowstorm", "avalanche", "frost", "ice", "winter", "december", "january", "snowfall", "ice age", "snowflake"), trade="courier"),
    "fog": Force("fog", "fog, coming up the street at walking pace", "the far lamp gone, then the near one", "white, and in it a sound that could be on any side", "stretches out one hand and loses sight of it", "the fog tears, and what was near is nearer", "foghorn",
                 ("mist", "smoke", "cloud", "smog", "haze", "steam"), trade="keeper"),
    "wind": Force("wind", "the grass goes over, all at once", "a door moves that is never open", "washing, hats, paper, all in one direction", "leans into it at an angle that is not possible", "a hat in a tree", "wind",
                  ("breeze", "gust", "draught", "whirlwind"), trade="farmer"),
    "flood": Force("storm", "brown water, one step higher than yesterday", "a thread of water comes in under the door", "the street is a river with a table in it", "stands on a chair, holding what matters over {his} head", "mud, and a line on every wall at the same height", "water",
                   ("tsunami", "rising tide", "spring tide", "deluge", "wave wall", "rising water"), trade="farmer"),
    "quake": Force("overcast", "all the birds leave at once", "a lamp swings, though nobody touched it", "plates walk off the shelf, and the wall writes a line down itself", "lies flat, both palms to the ground, as on a flank", "dust, silence, and then every dog", "rumble",
                   ("earthquake", "volcano", "eruption", "tremor", "explosion", "landslide"), trade="scientist"),
    "fire": Force("wind", "a red line along the ridge that is not the evening", "ash on the sill, light as moths", "the hill burns, and the night is orange up to the stars", "ties a wet cloth over {his} mouth", "black stems, and at the foot of one, green", "fire",
                  ("wildfire", "blaze", "forest fire", "inferno"), trade="farmer"),
    "eclipse": Force("clear", "the light goes thin, and shadows grow a second edge", "a bite out of the sun, on the floor, through a pinhole", "black sun, white ring, every bird silent", "holds {his} breath without having decided to", "colour comes back from one side, like a tide", "drone",
                     ("comet", "meteor shower", "aurora", "northern lights", "shooting star", "moon", "sun", "full moon", "moonlight", "sunset", "sunrise", "supernova", "solar flare", "rainbow", "stars", "milky way", "starlight", "meteor strike", "asteroid"), trade="scientist"),
    "heat": Force("clear", "the road shakes; there is a lake on it that is not there", "a thermometer with nowhere left to go", "white light, nobody out, a dog flat under a car", "wets a handkerchief with the last of the bottle", "the first long shadow, and a door that opens", "crickets",
                  ("drought", "summer", "heatwave", "august", "july", "heat wave", "dust storm", "famine"), trade="farmer"),
    "night": Force("clear", "the lamps go out, one street after another", "a switch goes up and down and nothing answers", "a whole town without a light, and over it all the stars it ever had", "learns the room again with {his} hands", "one window lights up, then all", "hum down",
                   ("blackout", "power cut", "darkness", "power outage", "silence", "plague", "apocalypse", "end of the world", "curfew", "nightmare", "pandemic"), trade="guard"),
}

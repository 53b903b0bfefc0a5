"""Vigil and defence: what comes is not what was awaited; what is kept costs what was kept back."""

# ruff: noqa: E501  (a line is one moment)

from tools.writing.plot import Plot

AWAITED = Plot(
    engine="vigil", name="another came", also=("farewell", "return", "lesson"), likes=("lost", "relation", "melancholy", "kin", "western", "ochild", "v:wait", "v:await", "v:expect", "v:watch", "v:sit"), needs=("!beast",),
    titles=("A Light for Someone", "Not Who Was Expected", "The Other Chair"),
    logline="Night after night {P} keeps a place ready for someone who does not come, until the wrong one comes in and needs exactly that.",
    treatment=(
        "{P} waits, and has made it into a trade: a light, a cup, a chair.",
        "{He} {event}, and everyone who passes takes it for a habit.",
        "Every sound is the one {he} has waited for, and none of them is.",
        "Then somebody does come, and it is not the one, and it is cold out there.",
        "{He} gives away the place {he} kept, and finds that it was kept for this.",
    ),
    script="""
        == world
        # home dusk
        0 E - | !establish | move push in
        0 M P | !work
        0 I - | !plant
        0 M P | !event
        1 I @lamp | {his} hand turns a lamp to the window, a little more to the left, as on other nights
        1 C P.look | {P} listens to the road with {his} whole face
        2 M P | !work
        == disturb
        # room night
        1 I - | !detail
        0 W P.run | a sound outside; {P} is at the door before it is over | sfx footsteps
        0 V - | the dark, and rain or not rain, and nobody
        1 C P.sad | {P} tells {himself} something and does not believe it
        1 I @clock:wall | the clock has gone on without asking | sfx clock
        == harder
        # away day
        1 W P.walk | !arrive
        0 M O P | {O} goes by with a bag that is too heavy, and looks at the light in the window | say P: <I'm waiting for someone. / That seat's taken.>
        1 M O.walk.sad | !work O
        # room dusk
        1 M P | !work
        0 I @X | !use
        2 C P.sad | {P} has forgotten one thing about the face, and looks for it on the ceiling
        0 M P.reach | for the first time, {P} puts {his} hand on the lamp to turn it out
        == turn
        # room night force
        0 I @lamp | a knock: two, and then one, low on the door | mus out; sfx knock
        0 M P.reach.happy | {P} tears the door open with a name already in {his} mouth
        0 C O.afraid | {O}, wet to the bone, not the one | say O: <I saw the light. / There was a light. I followed it.>
        0 C P.sad | {P} lets the name go out with {his} breath
        1 I @cup:table | the cup that nobody was allowed to use
        0 M P O.sit | {P} pulls out the other chair | say P: <Sit. It's warm. / It's your cup.>
        == after
        # room dawn
        1 C O.happy | {O}, asleep over the table, one cheek on an arm
        0 I - | !payoff
        1 M P.tender | {P} lays a coat that was not bought for {O.him} over {O.his} shoulders | nar: <I had kept it warm for years. I never asked for whom.>
        1 I @X | !rests
        1 W O.walk P | {O} goes on, and turns round at the bend, and someone is standing there
        # home dawn
        0 E - | !again, and two lamps in the window
    """,
)

GUARDED = Plot(
    engine="vigil", name="night round", also=("discovery", "heist", "transformation"), likes=("thing", "precious", "paper", "dread", "noir", "inside", "v:guard", "v:watch", "v:discover", "v:change", "v:notice"), needs=("!beast", "thing", "inside", "!big"), other="old woman",
    titles=("Nothing to Report", "The Third Round", "After Closing"),
    logline="Every night something is different about {X}, and {P}, who is paid to keep things as they are, begins to look forward to it.",
    treatment=(
        "{P} wants {want}, and for years {he} has had it.",
        "Then {he} {event}: a small thing, and the next night another.",
        "{He} says nothing, watches, sets traps of thread and flour, and sleeps through the only minute that matters.",
        "When {he} catches the hand at last, it belongs to someone who made {X}, and is not finished.",
        "{He} holds the light for {O.him}, and writes in the book: nothing to report.",
    ),
    script="""
        == world
        # home night
        0 E - | !establish | move push in
        0 M P | !work
        1 I - | !hands
        1 I - | !plant
        0 I @X:wall | {X.a}, in its place, as on every round | sfx footsteps
        2 M P | !work
        2 I - | !detail
        == disturb
        # room night
        0 C P.look | {P} is past {X} already when {he} stops, and takes one step back
        0 M P | !event
        0 I @X:wall | {X}: something small has changed, and it is still wet
        1 M P.reach+lantern | {P} puts the light closer, then out | say P: <No. / You weren't there before.>
        == harder
        # room night
        1 I @rope:ground | a thread is drawn across a doorway at the height of an ankle
        1 M P.sit | {P} sits on a chair in front of it, upright, eyes open, open, shut
        0 I @rope:ground | in the morning: the thread, not torn, tied in a bow
        1 M P.write+book | {P} writes the hour in the book and, after it, a lie
        # room night
        0 I @X:wall | {X}, and in it now, quite small, a figure with a lantern
        0 C P.surprised | {P} holds up the lantern; so does the other
        2 M P.happy | {P} buys a better coat for the night shift
        2 I - | !hands
        == turn
        # room night
        0 I - | a breath; a scrape; the smell of turpentine and oranges | mus out; sfx scratch
        0 V - | at the end of a long dark room, a small light, low, and a back bent over it
        0 M P.walk+lantern O.kneel | {P} puts a hand on a shoulder as thin as a hanger
        0 C O.afraid | {O}, brush in the mouth, caught | say O: <It isn't finished. / I sold it too soon. Please.>
        1 I @X | !mark
        0 C P.tender | {P} looks at the door, at the bell, at {O.his} shaking hand
        0 M P.reach+lantern O | {P} raises the lantern to where the light is needed | say P: <A little to the left? / We have until six.>
        == after
        # room dawn
        0 I @book:table | in the book, in the column of the night: NOTHING TO REPORT | mus resolves
        1 I @X:wall | !rests
        1 I - | !payoff
        1 C P.happy | {P} in a crowd of visitors, the only one looking at the corner | nar: <They all stand in front of it. Nobody stands where I stand.>
        # home night
        0 E P O | !again, and two lights in it, going from room to room
    """,
)

SHELTER = Plot(
    engine="defence", name="what is given up", also=("vigil", "farewell"), likes=("force", "obeast", "child", "adventure", "western", "precious", "v:hide", "v:protect", "v:shelter", "v:save", "v:survive", "v:defend", "v:hold", "v:trap"), needs=("!beast", "!big"),
    titles=("What Burns", "Until It Is Light", "The Last Thing to Burn"),
    logline="To keep {O} alive until morning, {P} has to give up, piece by piece, everything {he} meant to protect.",
    treatment=(
        "{P} wants {want}, and keeps {X} behind a lock to remember why.",
        "{F.bare} comes, and with it {O}; {he} {event}.",
        "There is one room, one door, one night; first the chairs go, then the shelves.",
        "When nothing is left but {X}, {he} looks at it for as long as a match burns.",
        "Morning finds a bare house with two people in it.",
    ),
    script="""
        == world
        # home afternoon
        0 E - | !establish | move push in
        1 M P | !work
        0 I @X | {X.a}, behind glass, under a lock, the only thing in the room without dust
        1 I - | !plant
        1 C P.look | {P} checks the lock, and checks it again
        2 M P | !work
        2 I - | !hands
        == disturb
        # room dusk force
        0 E - | !coming | sfx wind
        0 M P | !event
        0 M P.reach O.afraid | {P} pulls {O} in by the collar and puts {his} back against the door | sfx door; say O: <They're right behind me. / It's all gone out there.>
        1 I - | !sign
        1 W P.carry | {P} drags the table across the door, then the bed across the table
        == harder
        # room night force
        0 M P.kneel O.lie | {O} is shaking; {P} breaks a chair over {his} knee and puts it on the fire | sfx crack
        1 I @candle | the candle leans; something has found the gap under the door
        0 W - | !peak
        1 M P.reach | {P} tears the shelves from the wall, the doors from the shelves
        1 C O.afraid | {O} looks at the fire getting smaller | say O: Is it nearly morning? ; say P: <Nearly. / It's on its way.>
        2 M P | !hands
        1 I @clock | the clock says no such thing | sfx clock
        2 C P.afraid | {P} counts what is left, and leaves one thing out of the count
        == turn
        # room night force
        0 I @X | {X}, and the glow of the embers going out on it | mus out
        0 C P.sad | {P} looks at {O}, then at {X}, then at {O}
        0 I @X | !mark
        0 M P.reach.determined+X | {P} breaks the glass with {his} elbow | sfx glass
        0 X P.tender | fire in {P}'s eyes, high and yellow
        1 C O.tender | {O}, colour in {O.his} face, understands what is burning | say O: <You shouldn't have. / Wasn't that yours?>
        1 W P O | two people in one coat, the only light for miles
        == after
        # room dawn clear
        0 E - | !calm
        1 M P O | {P} pushes the door; it falls outward, and the day comes in
        1 I @X | ashes, and in them a nail, a hinge, a clasp
        0 I - | !payoff
        1 C P.happy | {P} turns {his} face to the sun like someone with nothing to lock up | nar: <It kept us warm for almost an hour. It had kept me cold for years.>
        # home morning
        0 E P O.walk | !again, no door in the door frame, and two people in it, shading their eyes
    """,
)

HUNGRY = Plot(
    engine="defence", name="the enemy", also=("lesson", "bargain", "rivalry"), likes=("living", "obeast", "adventure", "wonder", "western", "other", "v:defend", "v:fight", "v:face", "v:protect", "v:confront", "v:hunt", "v:kill"), needs=("!beast", "other"),
    titles=("The Other Side of the Wall", "What It Wanted", "Nobody's Enemy"),
    logline="{P} is sent to stand between {home} and {O}, and learns what {O} came for by standing there long enough.",
    treatment=(
        "{P} wants {want}.",
        "{O} has come down from {site} and everyone behind the wall knows why; {he} {event}.",
        "The first night {he} shouts, the second {he} fights, the third {he} is too tired to do either.",
        "So {he} looks, and sees ribs, or a limp, or a young face; and puts down what {he} is holding.",
        "The others wait for the noise, and hear laughter.",
    ),
    script="""
        == world
        # home morning
        0 E - | !establish | move push in
        1 M P.determined | !work
        1 I - | !hands
        0 I - | !plant
        1 W - | shutters, bars, a cart pushed across the road; a face at every crack
        2 C P.afraid | {P} practises being tall
        == disturb
        # site dusk
        0 E - | !establish
        0 M P | !event
        0 V - | between two shadows, a third one, breathing | sfx growl
        0 W P | {P}, very small, in front of something very patient | say P: <Not one step further. / Go back. There's nothing here for you.>
        1 C O.look | {O} tilts {O.his} head, as if at a language
        == harder
        # site night
        0 W P.run | {P} runs at it, shouting; the dark steps aside; {he} falls into a bush
        1 I - | !detail
        1 M P.angry | {P} throws everything within reach, and then {his} supper
        0 I @bread:ground | where the supper fell: nothing, licked clean
        0 C P.surprised | {P} looks at the empty ground, then at {his} bread, then at the dark
        1 M O | !work O
        1 I @X | !fails
        # home morning
        1 W P.walk | behind the wall they carry {P} on their shoulders; {he} looks back over theirs | say P: <It isn't what you think. / It only wants...>
        2 C P.worried | {P} does not drink to it
        == turn
        # site night
        0 E P.walk | {P} goes out alone, without armour or light, with everything from the kitchen | mus out
        0 M P.kneel+bread | {P} sits down in the open and breaks the bread in two, loudly
        0 C O.tender | {O} comes into the moonlight: every rib can be counted
        0 M O P.sit | !gesture O
        1 I @bread:ground | crumbs, a hand, and something warm breathing on the hand
        0 C P.happy | {P} laughs, once, from fright, and then from something else
        1 W - | !signal O
        == after
        # home dawn
        1 W - | behind the wall, a hundred people holding pots, listening
        0 I - | !payoff
        1 M P O | {P} pushes the cart out of the road from the wrong side | nar: <They asked me how I had beaten it. I said: with jam.>
        1 C O.happy | !work O
        0 E P O | !again, the gate open, and something asleep across it that no one will step over
    """,
)

PLOTS = (AWAITED, GUARDED, SHELTER, HUNGRY)

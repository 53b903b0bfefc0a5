"""What is seen between the steps of an activity: faces, two together, and what a longer film has time for.

{D} does it, {W} looks on, or is who it is done for and with: a beast, or somebody who cannot lend a hand.
"""

INTENT = (
    "{D}, <nothing in the face but this / the tip of the tongue between the teeth / not breathing / one eye half shut "
    "/ further away than anybody can call / counting something that has no numbers / quite calm, for no reason>"
)
DOUBT = (
    "{D} <looks at it for a long time / looks at {D.his} own hands as if they were lent / nods, as if it had been said "
    "aloud / shuts both eyes and opens them, and it is still so / pulls up one shoulder, for nobody / looks round to "
    "see whether anyone saw / bites the inside of one cheek>"
)
TAKEN = (
    "{W} <forgets to look away / sees it, and keeps quite still / has one hand over the mouth / takes one step nearer "
    "and stops / had something to say, and lets it go / holds on to the nearest thing>"
)
HELD = (
    "{W} <holds quite still / looks this way, and breathes out / turns round, slowly / comes no nearer, and does not "
    "go>"
)
"""of one who does not look on, but is who all of it is for"""
GLAD = (
    "{D} <looks up, for the first time / does not dare to smile yet, and then does / breathes out / laughs without a "
    "sound / has to look twice / wipes {D.his} face with the back of one hand, and leaves a mark>"
)
TOGETHER = (
    "{D} and {W}, <side by side, not saying anything / in the same light / tired, and in no hurry / looking at the "
    "same thing / with one shadow between them / both with the same dirt on their hands>"
)
NEAR_IT = (
    "{D} and {W}, <side by side, not saying anything / in the same light / tired, and in no hurry / looking at the "
    "same thing / with one shadow between them>"
)
BESIDE = (
    "{W} <lies down with {W.his} chin on the ground / looks up at {D}, and away / is there, too / has gone ahead, and "
    "waits>"
)
"""of a beast that has come with whoever does it"""
WON = "{W} <wants to try it, too / moves a little nearer / has forgotten the time>"
BOTH = "{D} and {W}, <in the same light / side by side, in no hurry / and room for one more>"
"""In an ad nothing is hard."""
MACHINE = (
    "{D} <holds quite still / tilts {D.his} head by one degree / hums, very low / lets one lamp go out, and on again>"
)
BEAST = (
    "{D} <lifts {D.his} head, and both ears go with it / holds quite still, one paw up / breathes out through the "
    "nose, and it can be seen / puts {D.his} head on one side / lies down, and gets up again / looks round once, "
    "at nobody>"
)
# What a longer film has time for: it is done once more, later and slower, before it works.
AGAIN_ALONE = (
    "2 W D | {D}, small, in the middle of all of it",
    "2 M D.determined | {D} begins again from the beginning, <no faster than before / with the other hand>",
    "2 I - | !detail",
    "2 C D.look | {D} <hears something, and it is only the house / looks up, because the light has gone round>",
    "2 M D.sit | {D} <eats standing, then sitting, then not at all / sits down for as long as a breath takes>",
    "2 N D.worried | {D} <nearly has it, and knows it, and loses it / holds out one hand to see whether it shakes>",
    "2 V - | what {D} sees: the same as yesterday, from one step nearer",
    "2 F D | {D}, late, the only one still at it",
)
AGAIN_SEEN = (
    "2 M W+cup | {W} goes away, and comes back with two cups, and sets one down within reach",
    "2 M D.determined | {D} begins again from the beginning, <no faster than before / with the other hand>",
    "2 I - | !detail",
    "2 C W.look | {W} watches the hands, not the face",
    "2 T D.sit W.sit | {D} and {W} eat out of one paper, and do not talk about it",
    "2 N D.worried | {D} <nearly has it, and knows it, and loses it / holds out one hand to see whether it shakes>",
    "2 M W | {W} shows it in the air, <once / slowly, with both hands>, and puts the hands away again",
    "2 V - | what {D} sees: the same as before, from one step nearer",
    "2 F D | {D}, late, the only one still at it",
    "2 C W.tender | {W} <was going to say something, and says it to the cup / has stayed, and nobody asked>",
)
# And a film of five minutes for a night, a day elsewhere, and an afternoon on which it nearly works.
LONGER = (
    "# room night",
    "2 E - | !establish",
    "2 M D.sit | {D} sits on the edge of the bed with both hands open, and does it once more, on nothing",
    "2 I @letter | on the back of an envelope how it should have gone, in four steps, and the third one ringed",
    "2 M D.lie | {D} lies on top of the blanket, dressed, and looks at the crack in the ceiling",
    "2 I - | !detail",
    "2 C D.look | {D} sits up in the dark, because that might be how",
    "# away day",
    "2 E - | !establish",
    "2 W D.walk | {D} goes out for bread, and everybody one meets seems to know how it is done",
    "2 C D.look | {D} stops before a window, and sees nothing of it but the one who looks back",
    "2 V - | what {D} sees: somebody very small who does something for the first time, and does not mind",
    "2 M D.walk | {D} stops in the middle of the way, stands on one leg for a moment, and turns round",
    "2 I - | !detail",
    "2 W D.run | {D} comes back a good deal faster, without the bread",
    "# home afternoon",
    "2 E - | !establish",
    "2 M D.determined | {D} gets through the first half of it, and waits there, like somebody on a stair",
    "2 M W.reach | {W} tries it as well, when nobody looks, and is worse",
    "2 T D.happy W.happy | {D} and {W} laugh until they have to sit down",
    "2 I - | !hands",
    "2 M W.wave | {W} tells how it was done once, with both arms",
    "2 N D.worried | {D} gets further than ever before, and hardly dares to go on",
    "2 W D | {D}, from far off, one small busy shape",
    "2 C D.sad | {D} sits down again, and it was the best so far",
)
AGAIN_WITH = (
    "2 W D | {D}, small, in the middle of all of it",
    "2 M D.determined | {D} begins again from the beginning, <no faster than before / with the other hand>",
    "2 C W.look | {W} <has heard something, and does not move / looks this way, and then away>",
    "2 I - | !detail",
    "2 M D.sit | {D} <says something, too low to be heard / eats half of what there is, and keeps the other half>",
    "2 N D.worried | {D} <nearly has it, and knows it, and loses it / holds out one hand to see whether it shakes>",
    "2 V - | what {D} sees: the same as before, from one step nearer",
    "2 C W | {W}, and in {W.his} eyes something very small that moves: {D}",
    "2 F D | {D}, late, the only one still at it",
)
AGAIN_BEAST = (
    "2 W D | {D}, small, in the middle of all of it",
    "2 M D.walk | {D} begins again from the beginning, <nose first / more slowly / with the tail quite straight>",
    "2 I - | !detail",
    "2 C D.look | {D} <hears something, and it is only the wind / looks up, because the light has gone round>",
    "2 M D.lie | {D} <lies down, turns round, and lies down the other way / sleeps for as long as a breath takes>",
    "2 V - | what {D} sees: the same as before, from nearer the ground",
    "2 F D | {D}, late, the only one still at it",
)

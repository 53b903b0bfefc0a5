"""What passes between two people when nothing is told: a question and its answer, whole, there when there is time."""

# @1 and @2 are the keys of the two. Every answer fits every question beside it.
EXCHANGES: tuple[tuple[str, ...], ...] = (
    (
        "1 T @1 @2 | {@1} and {@2}, neither of them in a hurry | "
        "say @2: <You are still here. / So this is where you are.> ; say @1: <Where else? / As you can see.>",
        "2 C @2.look | {@2} looks at {@1} when {@1} does not see it",
    ),
    (
        "1 O @1 @2 | {@2}, past {@1}'s shoulder, very still | say @2: <What is it? / What do you see?> ; "
        "say @1: <I can't tell yet. / Come here. Look.>",
        "2 C @1.look | {@1} looks at {@2} and quickly at something else",
    ),
    (
        "1 W @1 @2 | {@1} and {@2}, two small figures, some way apart | say @2: Are you sure? ; "
        "say @1: <No. Are you? / I was, a minute ago.>",
        "2 C @2.tender | {@2}, who has understood it first",
    ),
    (
        "1 T @1 @2 | {@1} and {@2}, side by side, looking the same way | say @2: <What happens now? / And now?> ; "
        "say @1: <Now we look. / Wait. Listen.>",
        "2 I - | !detail",
    ),
    (
        "1 T @1 @2 | {@1} makes room, and {@2} takes it | say @1: <Are you cold? / Did you sleep?> ; "
        "say @2: <A little. / Not that you'd notice.>",
        "2 C @1.tender | {@1} pretends to look for something",
    ),
    (
        "1 T @1 @2 | {@1} has a question ready, and {@2} knows which | "
        "say @1: <How long have you known? / Since when?> ; say @2: <Since this morning. / Longer than you.>",
        "2 C @2.look | {@2} counts on {@2.his} fingers, and gives up",
    ),
    (
        "1 M @1 @2 | {@2} stops in the middle of a step, and {@1} waits | "
        "say @1: <Did you hear that? / There. Again.> ; say @2: <I heard it. / I thought it was you.>",
        "2 C @1.surprised | {@1}, with {@1.his} head to one side",
    ),
    (
        "1 T @1 @2 | {@1} and {@2}, and between them exactly one step | "
        "say @2: <You might have told me. / You could have said so.> ; "
        "say @1: <I'm telling you now. / Would you have come?>",
        "2 C @2.sad | {@2} looks at the ground as if it were written there",
    ),
    (
        "1 T @1 @2 | {@2} does the same as {@1}, a moment later | "
        "say @1: <You don't have to stay. / You can still go.> ; say @2: <I know. / And miss this?>",
        "2 C @1.happy | {@1} looks away so that it cannot be seen",
    ),
    (
        "1 O @1 @2 | {@2}, past {@1}'s shoulder, about to laugh | "
        "say @2: <Do you do this often? / Is it always like this?> ; say @1: <Only today. / It's my first time, too.>",
        "2 I - | !detail",
    ),
)

"""What reviewers said about moments of the film, read as requests, and shown as one thing to say yes to.

"address the comments"        each open comment -> what it would come to -> one question, one yes
"see to comment 3"            that one alone
"what did the reviewers say?" the open comments, and nothing is done

What a comment says is other people's text: it is only read as an edit or a retake, never as an order to write or
read files, to go back in time, or to lock. Nothing is done before the yes; what destroys or spends has its gate after.
"""

import re
from collections.abc import Callable, Sequence

from agent.conversation import Act, Choice, Question
from agent.ports import Situation, Thought
from agent.telling import describe
from agent.telling.naming import Names, short
from tools.film.edits import edit_kinds
from tools.film.slate import shot_numbers
from tools.store.comments import Comment

NOUNS = r"(?:comments?|review notes?|reviewers?'? (?:notes?|comments?)|feedback|remarks?"
NOUN = NOUNS + r"|notes? (?:from|of|by) (?:the )?\w+)"
SEEN_TO = re.compile(
    rf"\b(?:address|do|fix|apply|handle|see to|deal with|work through|go through|implement|take care of|incorporate"
    rf"|act on|resolve|follow|work in|tackle|process|carry out)\b(?: \w+){{0,4}}? {NOUN}\b"
    r"|\b(?:do|make|apply|fix|follow|address)\b(?: \w+){0,3}? (?:what|everything|whatever|the changes|all)(?: that)?"
    r" (?:the )?(?:reviewers?|clients?|commenters?|guests?|producers?|people|they|everyone|everybody)"
    r"(?: have| has| had)? (?:said|say|says|asked|ask|want|wants|wanted|wrote|noted|commented|requested)\b"
    r"|\b(?:fix|do|address)\b(?: \w+){0,2}? (?:notes?|comments?) (?:that )?(?:people|they|the reviewers?|\w+)"
    r" (?:left|made|gave)",
    re.IGNORECASE,
)
ASKED = re.compile(
    rf"^(?:what|which|any|are there|show|list|read|do we have|how many)\b.*"
    rf"(?:\b{NOUN}\b|\b(?:reviewers?|clients?) (?:say|said|want))",
    re.IGNORECASE,
)
NUMBER = re.compile(r"\bcomments? (?:no\.? ?|number |#)?(\d+)\b", re.IGNORECASE)
NEVER = ("undo", "redo", "revert", "lock_picture", "unlock_picture", "set_state", "name_cut")
ORDERED = ("retake", "generate")
MANY = 12

Understand = Callable[[str], tuple[Sequence[Act], bool]]
"""a message -> what it comes to, and whether all of it was understood"""


def reviewed(situation: Situation, understand: Understand) -> Thought | None:
    """The thought of a message about comments; None for any other message."""
    said = situation.message.strip()
    seen_to = SEEN_TO.search(said) is not None
    asked = ASKED.search(said) is not None and not seen_to
    numbered = NUMBER.search(said)
    if not (seen_to or asked or numbered) or {"export", "deliver"} & {*said.casefold().split()}:
        return None
    comments = [one for one in situation.records.comments() if one.state == "open" and not one.about]
    if numbered is not None:
        comments = [one for one in comments if one.number == int(numbered.group(1))]
    if not comments:
        number = f" {numbered.group(1)}" if numbered is not None else ""
        return Thought(words=f"There is no open comment{number} on this film.", final=True)
    if asked:
        return Thought(words=_listed(situation, comments), final=True)
    return _proposed(situation, comments, understand)


def _proposed(situation: Situation, comments: Sequence[Comment], understand: Understand) -> Thought:
    film, numbers = situation.film, shot_numbers(situation.film)
    acts: list[Act] = []
    seen: list[int] = []
    told: list[str] = []
    left: list[str] = []
    for comment in comments[:MANY]:
        number = numbers.get(comment.shot)
        meant, sure = understand(f"shot {number}: {comment.text}" if number is not None else comment.text)
        may = all(act.kind in ORDERED or (act.kind in edit_kinds() and act.kind not in NEVER) for act in meant)
        if not meant or not sure or not may:
            left.append(f"{_quoted(situation, comment)}: I cannot see to that by myself.")
            continue
        seen.append(comment.number)
        told.append(f"{_quoted(situation, comment)}: {' '.join(describe(film, act) for act in meant)}")
        acts += [act for act in meant if act not in acts]
    if len(comments) > MANY:
        left.append(f"And {len(comments) - MANY} more; ask again for those.")
    if not acts:
        return Thought(words="\n".join([*left, "Tell me in your own words what to do about it."]), final=True)
    text = "\n".join([f"{len(seen)} of {len(comments)} comments would be seen to:", *told, *left])
    choices = (
        Choice(label="Yes, do all of it", acts=tuple(acts), comments=tuple(seen)),
        Choice(label="No, leave it"),
    )
    return Thought(question=Question(text=text, choices=choices), final=True)


def _listed(situation: Situation, comments: Sequence[Comment]) -> str:
    many = f"{len(comments)} open comment{'s' if len(comments) != 1 else ''}:"
    rest = len(comments) - MANY
    told = [_quoted(situation, one) for one in comments[:MANY]]
    return "\n".join([many, *told, *([f"And {rest} more."] if rest > 0 else [])])


def _quoted(situation: Situation, comment: Comment) -> str:
    """ "3, Kim on shot 5 (2B): “darker please”" """
    film = situation.film
    where = f" on {Names(film).shot(comment.shot)}" if comment.shot in film.shots else ""
    return f"{comment.number}, {short(comment.author)}{where}: “{short(comment.text)}”"

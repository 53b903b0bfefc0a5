"""The embedded director: a message in, what it comes to out. Where it does not understand it asks."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

from agent.conversation import Act, Question
from agent.embedded.afterwards import asked_after, in_place_of, with_it
from agent.embedded.as_well import as_well
from agent.embedded.asides import only_when, requests_of, states
from agent.embedded.at_odds import at_its_new_end, at_odds, without_exchanged
from agent.embedded.by_the_clock import by_the_clock
from agent.embedded.camera_notes import camera_note
from agent.embedded.canons import one_after_another
from agent.embedded.clauses import REASONS, pieces_of
from agent.embedded.complaints import complained, echoes, explains, keeps, mends, retaken_for, says_why, undoes_all_but
from agent.embedded.film_index import FilmIndex, index_of
from agent.embedded.gist.doubting import doubt, unless_doubted
from agent.embedded.gist.proposing import Listened, listened, rather
from agent.embedded.gist.reading import Gist
from agent.embedded.gloss_words import dictionaries
from agent.embedded.glossed import abroad
from agent.embedded.graded_again import graded_again
from agent.embedded.halves import by_halves
from agent.embedded.hurried import in_time
from agent.embedded.idle_words import passed_over
from agent.embedded.leaning import hangs
from agent.embedded.lengths import AT_LENGTH, LONGEST, TOO_LONG
from agent.embedded.lexicon import first_words
from agent.embedded.memory import Memory, moved_on, remember
from agent.embedded.mending import corrected, is_open
from agent.embedded.misunderstood import beside, did_you_mean, for_the_camera
from agent.embedded.one_request import read_one
from agent.embedded.otherwise import as_a_whole, clear, noted, otherwise, told_outright
from agent.embedded.pictured import pictures
from agent.embedded.pieces import Piece, only_points, points
from agent.embedded.plainer import unhedged
from agent.embedded.pronouns import of_whom, shots_asked_for
from agent.embedded.put_right import put_right
from agent.embedded.readers.conversation import moved
from agent.embedded.reading import Clause, Reading
from agent.embedded.references import Finder
from agent.embedded.remarks import conceded, is_done, leans, remark
from agent.embedded.reviewed import reviewed
from agent.embedded.second_thoughts import lets_go, only_takes_back
from agent.embedded.seen_wishes import seen
from agent.embedded.spelling import spelled, spelled_words
from agent.embedded.taken_back import taken_back
from agent.embedded.tokens import Token, tokenise
from agent.embedded.turns import turned
from agent.embedded.unasked import about_another_thing
from agent.embedded.wanted_back import NOTCH, wants_back
from agent.embedded.ways import plainly
from agent.embedded.weighing import Understood
from agent.ports import Emit, Situation, Thought
from agent.telling import describe
from tools.audio.effects import parse_effect
from tools.film.deadlines import deadline_in
from tools.film.edits import edit_kinds
from tools.film.edits.state import Undo
from tools.writing.lexicon import Lexicon
from tools.writing.vectors import vectors

SAME_TWICE = ("quote", "set_transition", "circle", "ng", "set_look", "remove_shot", "remove_scene", "revise_shot")
"""what is done once, however often it is said: "a straight cut into 11, no dissolve" """


class EmbeddedDirector:
    """A Brain without a model. `lexicon` keeps real words from being taken for typos; it may be empty.

    `now` gives the local time of day, by which "by six o'clock" is so many minutes. `gist` hears what is said in loose
    words; without it they are asked about. `doubt` says from its signs how likely the grammar is wrong, 0..1.
    """

    name = "embedded"

    def __init__(
        self,
        lexicon: Lexicon,
        now: Callable[[], datetime] = datetime.now,
        gist: Gist | None = None,
        doubt: Callable[[Mapping[str, float]], float] = doubt,
    ) -> None:
        self._lexicon, self._now, self._gist, self._doubt = lexicon, now, gist, doubt
        # Read once for a process, and now: the first message is answered as fast as the others.
        for read in (first_words, dictionaries, spelled_words, vectors):
            read()
        parse_effect("wind")

    def think(self, situation: Situation, emit: Emit) -> Thought:
        """Everything that the message asks for, in one thought."""
        told = Thought() if situation.done else seen(abroad(situation, lambda plain: self._think(plain, emit)))
        return replace(told, acts=one_after_another(told.acts, situation.film))

    def _think(self, situation: Situation, emit: Emit) -> Thought:
        situation = replace(situation, message=put_right(situation.message))
        if len(situation.message) > LONGEST:
            return Thought(words=TOO_LONG)
        deadline = deadline_in(situation.message, self._now())
        if deadline and (hurried := in_time(situation, deadline, lambda plain: self._think(plain, emit))) is not None:
            return hurried
        if (about := reviewed(situation, lambda said: self._meant(situation, said))) is not None:
            return about
        taken = taken_back(situation)
        if (wished := Thought(acts=taken) if taken else self._wished_back(situation)) is not None:
            return wished
        understood = self.understand(situation)
        if not understood:
            return Thought(words="All right, it stays as it is.")
        thought, whole = _thought(understood), self._whole(situation)
        sure = thought if clear(understood) and (thought.question is None or thought.acts) else None
        if sure is not None and sure.question is not None:
            # part of it is clear: all of it may be one request
            sure = as_a_whole(whole) or sure
        if (both := as_well(situation, sure, self._alone, self._whole)) is not None:
            return both
        if len(situation.message) > AT_LENGTH:
            return sure or thought
        if (outright := told_outright(whole, sure)) is not None:
            return outright
        if (read := sure or self._otherwise(situation)) is None:
            return self._loosely(situation, thought)
        heard = self._listened(situation) if read.acts or read.words or read.question else None
        if heard is None:
            return read
        if not read.acts:
            return rather(situation, read, heard)
        loosely = sure is None and next(turned(whole), None) is None
        told = unless_doubted(situation, read, heard, self._doubt, loosely=loosely)
        agreed = by_halves(situation, heard, self._certain, read.acts) if told.question and not told.acts else None
        return agreed or told

    def _listened(self, situation: Situation) -> Listened | None:
        memory = self._asked_about(situation, remember(situation.film, situation.past))
        return self._gist and listened(self._gist, situation, memory, self._lexicon, self._plainly)

    def _loosely(self, situation: Situation, thought: Thought) -> Thought:
        """A message that no rule understands: by its gist, else as a note for the camera, else `thought` asks."""
        heard = self._listened(situation)
        supposed = heard.instead_of(thought, situation.film) if heard is not None else None
        if supposed is not None and supposed.certain:
            return supposed.thought
        halved = by_halves(situation, heard, self._certain) or self._noted(situation)
        return halved or (supposed.thought if supposed is not None else thought)

    def _certain(self, situation: Situation) -> Thought | None:
        """What a message comes to by itself, by rule or by its gist, where something is done for certain."""
        read, heard = self._alone(situation), self._listened(situation)
        supposed = heard.instead_of(Thought(), situation.film) if heard is not None and read is None else None
        if heard is not None and read is not None:
            read = unless_doubted(situation, read, heard, self._doubt, loosely=False)
        elif supposed is not None and supposed.certain:
            read = supposed.thought
        return read if read and read.acts and not (read.question or read.words) else None

    def _plainly(self, situation: Situation) -> Thought | None:
        """What a message comes to as it stands; None where not all of it is understood."""
        understood = self.understand(situation)
        return _thought(understood) if clear(understood) else None

    def _alone(self, situation: Situation) -> Thought | None:
        """What a message comes to by itself, where all of it is understood and something is done."""
        thought = self._plainly(situation) or self._otherwise(situation)
        return thought if thought and thought.acts and not (thought.question or thought.words) else None

    def _wished_back(self, situation: Situation) -> Thought | None:
        """A message after a change that only wants it back, or more of it by a notch; it has no reading of its own."""
        said = [token.text for token in tokenise(situation.message)]
        words, last = unhedged(said), situation.past[-1] if situation.past else None
        if last is None or not last.acts:
            return None
        further = wants_back(words, last) or {*words} <= NOTCH or graded_again(last.acts, said) is not None
        return self._otherwise(situation) if further else None

    def _noted(self, situation: Situation) -> Thought | None:
        """A message of which what is not understood is for the camera, in the words that were typed."""

        def understand(message: str) -> list[tuple[Clause, Understood | None]]:
            return self.understand(replace(situation, message=message), noted=True)

        whole = self._whole(situation)
        return for_the_camera(whole, noted(whole, understand, _thought), describe)

    def _otherwise(self, situation: Situation) -> Thought | None:
        """A message that is not understood as it stands, as a follow-up or in plainer words."""
        clause = self._whole(situation)
        return otherwise(clause, lambda plain: self.understand(replace(situation, message=plain)), _thought)

    def _whole(self, situation: Situation) -> Clause:
        """All of a message as one clause."""
        index = index_of(situation.film)
        memory = self._asked_about(situation, remember(situation.film, situation.past))
        message, _, finder, every = self._heard(situation.message, index, memory)
        return Clause(every, message, finder, situation, memory, every)

    def _meant(self, situation: Situation, said: str) -> tuple[tuple[Act, ...], bool]:
        """What a comment comes to, said by itself; and whether all of it was understood and nothing is to be asked."""
        thought = _thought(self.understand(replace(situation, message=said, past=())))
        return thought.acts, thought.question is None and not thought.words

    def _asked_about(self, situation: Situation, memory: Memory) -> Memory:
        """The memory after a question: "what is in shot 4?" and then "make it darker" is of shot 4."""
        last = situation.past[-1] if situation.past else None
        if last is None or last.acts or last.question is not None or len(last.message) > AT_LENGTH:
            return memory
        index = index_of(situation.film)
        tokens = spelled(tokenise(last.message), index, self._lexicon)
        pieces = pieces_of(tokens, Finder(index, memory, tokens), self._lexicon)
        shots, scenes, people = (points(pieces, kind) for kind in ("shots", "scenes", "people"))
        if not (shots or scenes or people):
            seen = {shot for _, _, shot in pictures(Finder(index, memory, tokens))}
            return replace(memory, shots=tuple(seen)) if len(seen) == 1 else memory
        if not (shots or scenes):
            shots = shots_asked_for(index, tokens, people)
        named = (shots, scenes) if shots or scenes else (memory.shots, memory.scenes)
        return replace(memory, shots=named[0], scenes=named[1], people=tuple(dict.fromkeys((*people, *memory.people))))

    def understand(self, situation: Situation, *, noted: bool = False) -> list[tuple[Clause, Understood | None]]:
        """Each request of the message with its best reading; None where nobody reads anything."""
        index = index_of(situation.film)
        memory = self._asked_about(situation, remember(situation.film, situation.past))
        message, tokens, finder, every = self._heard(situation.message, index, memory)
        if memory.question is not None and not memory.question.choices and situation.past and only_points(every):
            # "shorter please"  "which shot?"  "4": the answer completes what was said
            message = f"{situation.past[-1].message} {message}"
            message, tokens, finder, every = self._heard(message, index, memory)
        back: tuple[Act, ...] = ()
        if memory.acts_just_now and (better := self._corrected(situation, index, memory, every, tokens)) is not None:
            if not better:
                question = Question(text="Is that number a shot, or how much? Say it with its unit, or as a shot.")
                clause = Clause(tuple(every), message, finder, situation, memory, every)
                return [(clause, Understood(Reading(used=clause.hard, question=question)))]
            message = better
            steps = sum(act.kind in edit_kinds() for act in memory.acts)
            back = (Undo(steps=steps),) if steps else ()
            message, tokens, finder, every = self._heard(message, index, memory)
        found: list[tuple[Clause, Understood | None]] = []
        carried: tuple[str, ...] = ()
        requests = requests_of(every)
        for pieces, instead in requests:
            if (instead and only_takes_back(pieces)) or (found and lets_go(pieces)):
                found = found[:-1]
                continue
            pieces = of_whom(pieces, situation.film, memory)
            clause = Clause(pieces, message, finder, situation, memory, every, carried)
            if found and pieces[0].text in REASONS and clause.find("title.") is None:
                continue
            topic = remark(found[-1][0]) if found and not is_done(found[-1]) else None
            if topic is not None:
                # "4 feels gloomy, brighten it": the remark says what "it" is
                about = replace(clause, focus=replace(memory, shots=topic.shots, scenes=topic.scenes))
                if leans(about, read_one(about)):
                    clause, found = about, found[:-1]
            reading = None if only_when(pieces) else read_one(clause)
            if noted and not (reading is not None and reading.sure and reading.reading.acts):
                note = camera_note(clause, reading.reading.acts if reading is not None else ())
                reading = Understood(note) if note is not None else reading
            if (later := asked_after(clause, found, reading)) is not None:
                found += [(asked, with_it(answer)) for asked, answer in self.understand(later)]
                continue
            if instead and found:
                reading = _instead(found.pop(), clause, reading)
            elif reading is not None and (
                hangs(found, clause, reading)
                or (found and about_another_thing(clause, found[-1][0], reading.reading.acts))
            ):
                # what "it" is was not understood, or what it depends on
                reading = replace(reading, left=tuple(sorted(clause.hard)))
            if found and undoes_all_but(found[-1], clause):
                reading = None
            elif found and keeps(found[-1], (clause, reading)):
                # "lose the beep but keep the clock": the clock is left as it is
                reading = Understood(Reading(used=clause.hard))
            if found and echoes(found[-1], clause):
                continue
            if found and (again := retaken_for(found[-1], clause)) is not None:
                found[-1] = (found[-1][0], again)
                continue
            if found and conceded(found[-1], clause, reading):
                found.pop()
            if found and complained(found[-1]) and mends(found[-1], clause, reading):
                # "4 is too dark, brighten it": the complaint is only why
                found.pop()
            elif found and (explains(found[-1], clause) or says_why(found[-1], (clause, reading))):
                continue
            found.append((clause, reading))
            memory = moved_on(situation.film, memory, reading.reading) if reading is not None else memory
            verbs = tuple(c for piece in pieces for c in piece.concepts if c.startswith(("verb.", "edit.")))
            carried = verbs or carried
        lost = passed_over(every, [pieces for pieces, _ in requests])
        if lost and found:
            # "3 darker and back"
            found.append((replace(found[-1][0], pieces=lost), None))
        return in_place_of(back, found) if back else found

    def _heard(
        self, message: str, index: FilmIndex, memory: Memory
    ) -> tuple[str, tuple[Token, ...], Finder, tuple[Piece, ...]]:
        """The message put plainly, its tokens, what finds things in it, and its pieces."""

        def heard(said: str) -> tuple[Token, ...]:
            return spelled(tokenise(said), index, self._lexicon)

        def read(said: str) -> tuple[tuple[Token, ...], Finder, tuple[Piece, ...]]:
            finder = Finder(index, memory, tokens := heard(said))
            return tokens, finder, pieces_of(tokens, finder, self._lexicon)

        message = plainly(by_the_clock(message, lambda said: read(said)[2]), heard, partial(Finder, index, memory))
        return message, *read(message)

    def _corrected(
        self, situation: Situation, index: FilmIndex, memory: Memory, pieces: Sequence[Piece], tokens: Sequence[Token]
    ) -> str | None:
        """The last message as it should have been, when this one only puts it right; "" where two things may be."""
        last = situation.past[-1].message
        if len(last) > AT_LENGTH:
            return None
        earlier = spelled(tokenise(last), index, self._lexicon)
        before = pieces_of(earlier, Finder(index, memory, earlier), self._lexicon)
        if is_open(tokens, before):
            return ""
        return corrected(pieces, tokens, before, earlier, last)


def _instead(before: tuple[Clause, Understood | None], clause: Clause, reading: Understood | None) -> Understood | None:
    """What is meant after a change of mind: a request of its own, or the one before of something else."""
    done = before[1]
    target = clause.target()
    if done is not None and only_points(clause.pieces) and target.clear and target.said:
        acts = tuple(moved(done.reading.acts, target, clause))
        return Understood(Reading(acts, clause.hard)) if acts and done.sure else None
    return reading


def _thought(understood: Sequence[tuple[Clause, Understood | None]]) -> Thought:
    """What a message comes to: all of it, or, where a part of it is not understood, one question and nothing done.

    A request whose words are clear and only its target is not is asked about by itself; the others are done.
    """
    many = len(understood) > 1
    # a sentence beside others that only states something is no request: "my kids adore it"
    said = [one for one in understood if one[1] is not None or not (many and states(one[0].pieces))]
    acts: list[Act] = []
    words: list[str] = []
    questions: list[Question] = []
    for _, reading in said:
        if reading is None or not reading.sure:
            continue
        acts += (act for act in reading.reading.acts if act.kind not in SAME_TWICE or act not in acts)
        words += [told for told in (reading.reading.answer, reading.reading.problem) if told]
        if reading.reading.question is not None:
            questions.append(reading.reading.question)
    acts = at_its_new_end(understood[-1][0].film, without_exchanged(acts))
    lost = next(((clause, reading) for clause, reading in said if reading is None or not reading.sure), None)
    if lost is None and at_odds(said[-1][0].film, acts):
        lost = (said[-1][0], None)
        acts = []
    if lost is None and said and not (acts or words or questions):
        # it was read, and came to nothing: that is never left without a word
        lost = (said[-1][0], None)
    if lost is not None:
        question = did_you_mean(lost[0], lost[1], describe)
        return Thought(words=" ".join(words), question=beside(question, acts, lost[0], describe), final=True)
    return Thought(words=" ".join(words), acts=tuple(acts), question=questions[0] if questions else None, final=True)

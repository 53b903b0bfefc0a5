"""Learns the gist from the wordings: `python -m agent.evaluation.training`, with the extra `training` (PyTorch).

The encoder stays as it is but for two thin matrices beside each of its own (low-rank adaptation, Hu et al. 2021); they
and three small readers of its states are learned together, on wordings by themselves and on several in one message.
What comes of it is one file of whole numbers of one byte, `agent/embedded/gist/weights.npz`.
"""
# pyright: basic, reportMissingImports=false

import argparse
import math
import os
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from agent.embedded.gist.hearing import JOINT, LONGEST_BEFORE, SCALE, SMALL, WEIGHTS
from agent.evaluation.wordings import SLOTS, Saying, Wording, as_one, sayings
from tools.media.assets import asset
from tools.settings import read_settings
from tools.writing.encoder import HEADS, LAYERS, PARTS, WIDTH, Encoder, mapped

TAGS = ["O", *(edge + slot for slot in SLOTS for edge in "BI")]
RANK = 16
BATCH = 24
HELD_OUT = 0.05
JOINTS = (
    ". ", ", and ", ", then ", " and then ", ". also ", "; ", " and also ", ", plus ", " and ", "! ", " - ", ", ",
    ". oh and ", ", ", ". Then ", ", ", "... ", "\n",
)  # fmt: skip
"""what stands between two requests of a message"""
SEVERAL = 0.25
"""messages of one request that are joined to another"""
AFTER_ANOTHER = 0.3
"""messages that nothing was said before to which some other message is put before: it says nothing of them"""
NAMELESS = frozenset("it this that them these those her him he she they everything all one shot scene".split())
"""words of which alone no name is made"""
KNOWN = {"T": 0.72, "U": 0.72, "W": 0.3, "X": 0.12, "Q": 0.12}
"""how often a word of a slot is one that the film has; of other words KNOWN_ELSE"""
KNOWN_ELSE = 0.035


@dataclass
class Example:
    """A message as numbers: rows, marks and tags of its pieces, where requests begin, and its requests."""

    rows: list[int]
    marks: list[tuple[float, float, float]]
    tags: list[int]
    begins: list[int]
    parts: list[list[int]]
    intents: list[int]


class Adapted(nn.Module):
    """A matrix that stays, and the two thin ones beside it that are learned."""

    def __init__(self, weight: Tensor, constant: Tensor) -> None:
        super().__init__()
        self.register_buffer("weight", weight)
        self.register_buffer("constant", constant)
        self.A = nn.Parameter(torch.randn(RANK, weight.shape[1]) * 0.02)
        self.B = nn.Parameter(torch.zeros(weight.shape[0], RANK))

    def forward(self, states: Tensor) -> Tensor:
        thin = functional.linear(functional.linear(states, self.A), self.B)
        return functional.linear(states, self.weight, self.constant) + float(SCALE) * thin


class Learner(nn.Module):
    """The encoder with what is learned of it, and the readers of its states."""

    def __init__(self, weights: dict[str, Tensor], intents: int) -> None:
        super().__init__()
        self.held = weights
        self.marks = nn.Parameter(torch.zeros(3, WIDTH))
        self.layers = nn.ModuleList(
            nn.ModuleDict(
                {
                    name: Adapted(weights[f"encoder.layer.{n}.{at}.weight"], weights[f"encoder.layer.{n}.{at}.bias"])
                    for name, at in PARTS.items()
                }
            )
            for n in range(LAYERS)
        )
        self.intent = nn.Linear(WIDTH, intents)
        self.slot = nn.Linear(WIDTH, len(TAGS))
        self.begin = nn.Linear(WIDTH, 2)

    def forward(self, rows: Tensor, there: Tensor, marks: Tensor) -> Tensor:
        held = self.held
        many, long = rows.shape
        states = held["embeddings.word_embeddings.weight"][rows] + held["embeddings.position_embeddings.weight"][:long]
        states = states + held["embeddings.token_type_embeddings.weight"][0] + marks @ self.marks
        states = self._normed(states, "embeddings.LayerNorm")
        hidden = (1 - there)[:, None, None, :] * -1e4
        size = WIDTH // HEADS

        def heads(part: Tensor) -> Tensor:
            return part.view(many, long, HEADS, size).transpose(1, 2)

        for n, layer in enumerate(self.layers):
            query, key, value = (heads(layer[name](states)) for name in ("query", "key", "value"))
            seen = torch.softmax(query @ key.transpose(-1, -2) / size**0.5 + hidden, -1) @ value
            seen = functional.dropout(seen.transpose(1, 2).reshape(many, long, WIDTH), 0.1, self.training)
            states = self._normed(states + layer["out"](seen), f"encoder.layer.{n}.attention.output.LayerNorm")
            wide = functional.dropout(functional.gelu(layer["up"](states)), 0.1, self.training)
            states = self._normed(states + layer["down"](wide), f"encoder.layer.{n}.output.LayerNorm")
        return functional.dropout(states, 0.1, self.training)

    def intents(self, states: Tensor, parts: Tensor) -> Tensor:
        """The intents of the parts of messages, from the mean of their states."""
        return self.intent(parts / parts.sum(-1, keepdim=True).clamp(min=1) @ states)

    def _normed(self, states: Tensor, name: str) -> Tensor:
        return functional.layer_norm(states, (WIDTH,), self.held[f"{name}.weight"], self.held[f"{name}.bias"], 1e-12)


class Reader:
    """Makes examples of wordings: other names in them, several in one message, and what the film would know of them."""

    def __init__(self, encoder: Encoder, intents: Sequence[str], known: Sequence[Saying], seed: int) -> None:
        self._encoder, self._numbers = encoder, {name: n for n, name in enumerate(intents)}
        self._dice = random.Random(seed)
        self._names = {"T": list[str](), "W": list[str]()}
        self._befores = [as_one(saying.requests)[0] for saying in known]
        for wording in (wording for saying in known for wording in saying.requests):
            for slot, start, end in wording.spans:
                if slot in self._names and not {*wording.text[start:end].casefold().split()} <= NAMELESS:
                    self._names[slot].append(wording.text[start:end])

    def epoch(self, known: Sequence[Saying]) -> list[Example]:
        """Every wording once; of the messages of one request a quarter is joined to one or two others."""
        found: list[Example] = []
        alone = [saying for saying in known if len(saying.requests) == 1 and not saying.before]
        for saying in known:
            if len(saying.requests) > 1 or saying.before:
                found.append(self.example([self._renamed(wording) for wording in saying.requests], saying.before))
        order = self._dice.sample(alone, len(alone))
        at = 0
        while at < len(order):
            many = self._dice.choice((2, 2, 2, 3)) if self._dice.random() < SEVERAL else 1
            requests = [self._renamed(saying.requests[0]) for saying in order[at : at + many]]
            found.append(self.example(self._joined(requests)))
            at += many
        return found

    def example(self, requests: Sequence[Wording], before: str = "") -> Example:
        """One message of some requests, whose texts follow each other without a gap."""
        if not before and self._dice.random() < AFTER_ANOTHER:
            before = self._dice.choice(self._befores)
        text, spans = as_one(requests)
        begin = 0
        parts: list[tuple[int, int]] = []
        for wording in requests:
            parts.append((begin, begin + len(wording.text)))
            begin += len(wording.text)
        if self._dice.random() < 0.15:
            text, before = text.lower(), before.lower()
        if before:
            before = before[-LONGEST_BEFORE:] + JOINT
            text = before + text
            spans = [(slot, len(before) + start, len(before) + end) for slot, start, end in spans]
            parts = [(len(before) + start, len(before) + end) for start, end in parts]
        pieces = self._encoder.pieces(text)
        made = Example([piece.row for piece in pieces], [], [], [], [[] for _ in parts], [])
        begun = set[tuple[int, int]]()
        words = dict[int, tuple[float, float, float]]()
        for at, piece in enumerate(pieces):
            if piece.start < len(before):
                made.tags.append(-100)
                made.marks.append((0.0, 0.0, 0.0))
                made.begins.append(-100)
                continue
            span = next(
                (one for one in spans if one[1] <= piece.start and piece.end <= one[2] and piece.end > piece.start),
                None,
            )
            tag = "O" if span is None else ("I" if span[1:] in begun else "B") + span[0]
            if span is not None:
                begun.add(span[1:])
            made.tags.append(TAGS.index(tag) if piece.end > piece.start else -100)
            start, end = piece.start, piece.end
            while start > 0 and text[start - 1].isalnum():
                start -= 1
            while end < len(text) and text[end].isalnum():
                end += 1
            if start not in words:
                words[start] = self._mark(text[start:end], span[0] if span else "")
            made.marks.append(words[start] if piece.end > piece.start else (0.0, 0.0, 0.0))
            inside = next((n for n, (a, b) in enumerate(parts) if a <= piece.start and piece.end <= b), None)
            first = inside is not None and piece.end > piece.start and not made.parts[inside]
            made.begins.append(int(first and inside != 0) if piece.end > piece.start else -100)
            if inside is not None and piece.end > piece.start:
                made.parts[inside].append(at)
        made.intents = [self._numbers[wording.intent] for wording in requests]
        return made

    def _mark(self, word: str, slot: str) -> tuple[float, float, float]:
        """What the film would know of a word: whether it has it, or it names someone; and whether it is a number."""
        name = word.casefold()
        has = name.isalpha() and name not in SMALL and self._dice.random() < KNOWN.get(slot, KNOWN_ELSE)
        who = (slot == "W" and self._dice.random() < 0.85) or (
            slot in ("T", "U") and word[:1].isupper() and self._dice.random() < 0.6
        )
        return float(has), float(who), float(any(letter.isdigit() for letter in name))

    def _renamed(self, wording: Wording) -> Wording:
        """The wording with other words in about half of its targets and names."""
        text, spans, at = "", list[tuple[str, int, int]](), 0
        for slot, start, end in sorted(wording.spans, key=lambda span: span[1]):
            text += wording.text[at:start]
            said = wording.text[start:end]
            names = self._names.get("T" if slot == "U" else slot)
            if names and not {*said.casefold().split()} <= NAMELESS and self._dice.random() < 0.45:
                said = self._dice.choice(names)
            spans.append((slot, len(text), len(text) + len(said)))
            text += said
            at = end
        return Wording(wording.intent, text + wording.text[at:], tuple(spans))

    def _joined(self, requests: Sequence[Wording]) -> list[Wording]:
        """Requests, each but the last with what stands between it and the next."""
        made: list[Wording] = []
        for wording in requests[:-1]:
            joint = self._dice.choice(JOINTS)
            text = wording.text.rstrip(".!? " if joint[0] in ".!" else ".!?, ")
            spans = tuple((slot, start, min(end, len(text))) for slot, start, end in wording.spans)
            made.append(Wording(wording.intent, text + joint, spans))
        return [*made, requests[-1]]


def go_on(learner: Learner, intents: Sequence[str], path: Path) -> None:
    """Begin with what was learned before; an intent that is new begins from nothing."""
    with np.load(path) as held:
        had = [str(name) for name in held["intents"]]
        places = [(intents.index(name), n) for n, name in enumerate(had) if name in intents]
        now, then = (list(column) for column in zip(*places, strict=True))
        for name, value in learner.named_parameters():
            key = name.removeprefix("layers.")
            learned = torch.tensor(held[key].astype(np.float32) * held[f"{key}.scale"].astype(np.float32))
            with torch.no_grad():
                if name.startswith("intent."):
                    value[now] = learned[then]
                else:
                    value.copy_(learned)


def learn(learner: Learner, reader: Reader, known: Sequence[Saying], unseen: Sequence[Saying], epochs: int) -> None:
    """Teach it, and print after each epoch how much of what it has not seen it hears right."""
    thin = [p for name, p in learner.named_parameters() if name.startswith("layers.")]
    read = [p for name, p in learner.named_parameters() if not name.startswith("layers.")]
    steps = torch.optim.AdamW([{"params": thin, "lr": 1.2e-3}, {"params": read, "lr": 3e-3}], weight_decay=0.01)
    rates = [group["lr"] for group in steps.param_groups]
    total, step = 0, 0
    for epoch in range(epochs):
        began = time.monotonic()
        learner.train()
        batches = _batches(reader.epoch(known))
        total = total or epochs * len(batches)
        lost = 0.0
        for batch in batches:
            pace = min(1.0, step / 60) * max(0.02, 1 - step / total)
            for group, rate in zip(steps.param_groups, rates, strict=True):
                group["lr"] = rate * pace
            loss = _loss(learner, batch)
            steps.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_([*thin, *read], 1.0)
            steps.step()
            step += 1
            lost += loss.item()
        right = heard_right(learner, reader, unseen)
        print(
            f"epoch {epoch + 1}: loss {lost / len(batches):.3f}; of {len(unseen)} unseen {right:.1%} of the intents"
            f" ({time.monotonic() - began:.0f} s)",
            flush=True,
        )


def heard_right(learner: Learner, reader: Reader, unseen: Sequence[Saying]) -> float:
    """How many of the requests of some messages, each between its own ends, are heard as what they are; 0..1."""
    learner.eval()
    right = 0
    with torch.no_grad():
        for batch in _batches([reader.example(saying.requests, saying.before) for saying in unseen]):
            _, intents = _states(learner, batch)
            for likeliest, example in zip(intents.argmax(-1).tolist(), batch, strict=True):
                right += sum(heard == said for heard, said in zip(likeliest, example.intents, strict=False))
    return right / max(1, sum(len(saying.requests) for saying in unseen))


def save(learner: Learner, intents: Sequence[str], path: Path) -> None:
    """What was learned, in whole numbers of one byte and a scale for each row."""
    held: dict[str, np.ndarray] = {"intents": np.array(intents), "slots": np.array(TAGS)}
    for name, value in learner.named_parameters():
        numbers = value.detach().numpy()
        key = name.removeprefix("layers.")
        if numbers.ndim == 1:
            held[key], held[f"{key}.scale"] = numbers.astype(np.float32), np.array(1, np.float32)
            continue
        scale = (np.abs(numbers).max(axis=1, keepdims=True) / 127 + 1e-12).astype(np.float32)
        held[key], held[f"{key}.scale"] = np.round(numbers / scale).astype(np.int8), scale
    part = path.with_suffix(".part.npz")
    np.savez_compressed(part, **held)  # pyright: ignore[reportArgumentType]
    part.replace(path)


def _batches(examples: list[Example]) -> list[list[Example]]:
    """Examples of about one length together, in random order."""
    dice = random.Random(len(examples))
    examples = sorted(examples, key=lambda one: len(one.rows) + 6 * dice.random())
    batches = [examples[at : at + BATCH] for at in range(0, len(examples), BATCH)]
    dice.shuffle(batches)
    return batches


def _states(learner: Learner, batch: Sequence[Example]) -> tuple[Tensor, Tensor]:
    long = max(len(one.rows) for one in batch)
    rows = torch.zeros(len(batch), long, dtype=torch.long)
    there, marks = torch.zeros(len(batch), long), torch.zeros(len(batch), long, 3)
    parts = torch.zeros(len(batch), max(len(one.parts) for one in batch), long)
    for n, one in enumerate(batch):
        rows[n, : len(one.rows)] = torch.tensor(one.rows)
        there[n, : len(one.rows)] = 1
        marks[n, : len(one.rows)] = torch.tensor(one.marks)
        for k, part in enumerate(one.parts):
            parts[n, k, part] = 1
    states = learner(rows, there, marks)
    return states, learner.intents(states, parts)


def _loss(learner: Learner, batch: Sequence[Example]) -> Tensor:
    states, intents = _states(learner, batch)
    long = states.shape[1]

    def padded(lists: Sequence[list[int]], to: int) -> Tensor:
        return torch.tensor([one + [-100] * (to - len(one)) for one in lists])

    wanted = padded([one.intents for one in batch], intents.shape[1])
    tags, begins = padded([one.tags for one in batch], long), padded([one.begins for one in batch], long)
    return (
        functional.cross_entropy(intents.flatten(0, 1), wanted.flatten(), label_smoothing=0.05)
        + functional.cross_entropy(learner.slot(states).flatten(0, 1), tags.flatten())
        + functional.cross_entropy(learner.begin(states).flatten(0, 1), begins.flatten())
    )


def main() -> None:
    """Learn from all the wordings and put the weights in their place."""
    wish = argparse.ArgumentParser(description="Learn the gist from the wordings.")
    wish.add_argument("--epochs", type=int, default=8)
    wish.add_argument("--seed", type=int, default=1)
    wish.add_argument("--on", type=Path, help="what was learned before, to go on from")
    wish.add_argument("--out", type=Path, default=WEIGHTS)
    wished = wish.parse_args()
    torch.manual_seed(wished.seed)
    folder = asset(read_settings(os.environ).home, "sentences")
    known = sayings()
    intents = sorted({wording.intent for saying in known for wording in saying.requests})
    random.Random(wished.seed).shuffle(known)
    kept = math.floor(len(known) * HELD_OUT)
    learner = Learner({k: torch.tensor(v) for k, v in mapped(folder / "model.safetensors").items()}, len(intents))
    if wished.on:
        go_on(learner, intents, wished.on)
    reader = Reader(Encoder(folder), intents, known[kept:], wished.seed)
    learn(learner, reader, known[kept:], known[:kept], wished.epochs)
    save(learner, intents, wished.out)


if __name__ == "__main__":
    main()

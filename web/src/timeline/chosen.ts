// What the keys mean on the timeline: the row that has focus, the block chosen in it, and all that a pointer could do to it.

import { announce } from "../app/says";
import { clipAt, film, picture, type Selection, selection, shotsById } from "../app/store";
import { t } from "../text/text";
import { frame, seek, under } from "../viewer/player";
import { isMovable, moveBlock } from "./blocks";
import { moveShot } from "./drag";
import { clipMenu, cueMenu, titleMenu } from "./menus";
import type { Block } from "./rows";
import { cards, commit, reveal, rows, verbFor } from "./state";
import { chosenClip, nodeOf } from "./track";
import { type Edge, limits } from "./trims";

const rowHere = () => document.activeElement?.closest<HTMLElement>(".tl-row")?.dataset["row"] ?? "V1";
const nodeIn = (row: string) => document.querySelector<HTMLElement>(`.tl-row[data-row="${row}"]`);

function kindOf(block: Block): Selection["kind"] {
  return block.kind === "caption" ? "cue" : block.kind;
}

function chosenBlock(): Block | undefined {
  const held = selection.value;
  return held ? rows.value.flatMap((row) => row.blocks).find((one) => one.id === held.id && one.kind !== "caption") : undefined;
}

/** Choose the neighbour of the block chosen in the row that has focus, and bring the playhead to it. */
export function selectNeighbour(direction: 1 | -1): void {
  const name = rowHere();
  const blocks = rows.value.find((row) => row.name === name)?.blocks ?? [];
  // Captions that follow each other are one choice: that of their line.
  const isChosen = (one: Block) => one.id === selection.value?.id;
  const chosen = direction > 0 ? blocks.findLastIndex(isChosen) : blocks.findIndex(isChosen);
  const near = blocks.findLastIndex((one) => one.start <= frame.value);
  const next = blocks[chosen >= 0 ? chosen + direction : Math.max(near, 0)];
  if (!next) return;
  selection.value = { kind: kindOf(next), id: next.id, edge: null };
  seek(next.start);
  reveal(next.start);
  // Whoever hears the page is told of it by the row, which has the keys from now on.
  if (!document.activeElement?.closest(".tl-row")) nodeIn(name)?.focus({ preventScroll: true });
}

/** What can be done with the chosen block; where none is, the clip under the playhead is chosen. */
export function menuHere(): void {
  const block = chosenBlock();
  if (selection.value?.kind === "marker" || (!block && !under.value)) return;
  if (!block && under.value) return void (selection.value = { kind: "clip", id: under.value.id, edge: null });
  const node = block && nodeOf(block);
  if (!block || !node) return;
  if (block.clip) clipMenu(block.clip, node);
  else if (block.kind === "title") titleMenu(block.id, node);
  else cueMenu(block.id, node);
}

/** Move by frames what is chosen: the edge of a clip by the tool in hand, a title, a line. The keys' way to drag. */
export function nudge(by: number): void {
  const block = chosenBlock();
  if (block && !block.clip) {
    if (isMovable(block)) void moveBlock(block, by);
    return;
  }
  const held = selection.value;
  const clip = chosenClip() ?? clipAt(frame.value);
  if (!clip) return;
  const edge: Edge = held?.edge ?? "tail";
  const verb = verbFor("edge", false, false) ?? "ripple";
  const [least, most] = limits(picture.value, verb, clip.id, edge, cards.value);
  if (by < least || by > most) {
    announce(t("limit", { least, most: Number.isFinite(most) ? most : "∞" }));
  }
  selection.value = { kind: "clip", id: clip.id, edge };
  void commit({ verb, clip: clip.id, edge, by });
}

export function chooseEdge(edge: Edge): void {
  const clip = chosenClip() ?? clipAt(frame.value);
  if (clip) selection.value = { kind: "clip", id: clip.id, edge };
  announce(t(edge === "head" ? "edge.head" : "edge.tail"));
}

/** Put the chosen clip one place earlier or later. */
export function carry(direction: 1 | -1): void {
  const clip = chosenClip() ?? clipAt(frame.value);
  const others = film.value ? picture.value : [];
  const at = others.findIndex((one) => one.id === clip?.id);
  const other = others[at + direction];
  if (!clip || !other || !shotsById.value.has(clip.shot)) return;
  selection.value = { kind: "clip", id: clip.id, edge: null };
  moveShot(clip, direction > 0 ? { after: other.shot } : { before: other.shot });
}

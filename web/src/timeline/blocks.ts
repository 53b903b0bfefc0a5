// A pointer on a title or a cue: it is picked, and a title or a line is moved along.

import { perform } from "../app/edits";
import { may } from "../app/may";
import { film, picture, selection } from "../app/store";
import { seek } from "../viewer/player";
import { frameAt } from "./drag";
import type { Block } from "./rows";
import { putLine } from "./splitting";
import { scale } from "./state";

const BEGINS_PX = 3;

export function holdBlock(event: PointerEvent, block: Block): void {
  if (event.button !== 0) return;
  const node = event.currentTarget as HTMLElement;
  const body = node.closest(".tl-body");
  if (!body) return;
  event.stopPropagation();
  selection.value = { kind: block.kind === "title" ? "title" : "cue", id: block.id, edge: null };
  const movable = isMovable(block) && may("edit");
  const from = event.clientX;
  let by = 0;
  let moved = false;
  node.setPointerCapture(event.pointerId);
  const follow = (one: PointerEvent) => {
    moved ||= Math.abs(one.clientX - from) > BEGINS_PX;
    if (!moved || !movable) return;
    by = Math.round((one.clientX - from) / scale.value);
    node.style.translate = `${by * scale.value}px`;
  };
  node.addEventListener("pointermove", follow);
  node.addEventListener(
    "lostpointercapture",
    () => {
      node.removeEventListener("pointermove", follow);
      if (!moved) seek(frameAt(event, body));
      else if (by) void moveBlock(block, by).finally(() => void (node.style.translate = ""));
    },
    { once: true },
  );
}

export function isMovable(block: Block): boolean {
  return block.kind === "title" || film.value?.cues.find((one) => one.id === block.id)?.kind === "dialogue";
}

/** A title keeps the clip that it hangs on, a line its shot: both are told as an offset into it. */
export async function moveBlock(block: Block, by: number): Promise<boolean> {
  const open = film.value;
  if (!open) return false;
  if (block.kind === "title") {
    const clip = picture.value.find((one) => one.start <= block.start && block.start < one.start + one.frames);
    return perform({ kind: "revise_title", title: block.id, offset: Math.max(block.start - (clip?.start ?? 0) + by, 0) });
  }
  const cue = open.cues.find((one) => one.id === block.id);
  const clip = picture.value.find((one) => one.slate === cue?.slate);
  if (!cue || !clip) return false;
  return perform(putLine(cue, cue.start - clip.start + by));
}

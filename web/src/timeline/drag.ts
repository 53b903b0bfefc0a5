// A pointer on a clip: an edge or the body, until it is let go. What it comes to is an edit like any other.

import { batch } from "@preact/signals";
import { perform } from "../app/edits";
import { refused } from "../app/may";
import { picture, selection, shotsById } from "../app/store";
import type { ClipShown } from "../protocol";
import { t } from "../text/text";
import { seek } from "../viewer/player";
import { snap } from "./geometry";
import { blade, cards, commit, gesture, points, scale, scroll, shownCut, snapping, tool, verbFor } from "./state";
import { type Edge, limits, movingFrame, within } from "./trims";
import { signal } from "@preact/signals";

const STICKS_PX = 9;
const BEGINS_PX = 3;

/** the frame of the cut before which a clip that is being moved would be put, and the frame that it would begin at then */
export const landing = signal<{ cut: number; begin: number } | null>(null);

/** Where the pointer is, as a frame of the cut. */
export function frameAt(event: MouseEvent, body: Element): number {
  return Math.round((event.clientX - body.getBoundingClientRect().left + scroll.value) / scale.value);
}

export function holdClip(event: PointerEvent, clip: ClipShown, edge: Edge | null): void {
  if (event.button !== 0) return;
  const node = event.currentTarget as HTMLElement;
  const body = node.closest(".tl-body");
  if (!body) return;
  event.stopPropagation();
  selection.value = { kind: "clip", id: clip.id, edge };
  if (tool.value === "blade") {
    const at = frameAt(event, body);
    if (at > clip.start && at < clip.start + clip.frames) blade(at);
    return;
  }
  const verb = verbFor(edge ? "edge" : "body", event.altKey, event.ctrlKey || event.metaKey);
  const from = event.clientX;
  const held: Edge = edge ?? "head";
  let moved = false;
  node.setPointerCapture(event.pointerId);

  const follow = (one: PointerEvent) => {
    const pixels = one.clientX - from;
    if (!moved && Math.abs(pixels) < BEGINS_PX) return;
    if (!moved && refused("edit")) node.releasePointerCapture(event.pointerId);
    moved = true;
    if (!verb) {
      node.dataset["carried"] = "";
      node.style.translate = `${pixels}px`;
      landing.value = landingAt(frameAt(one, body), clip);
      return;
    }
    let by = Math.round(pixels / scale.value);
    const moving = movingFrame(clip, verb, held);
    // The other cuts of a ripple move along: nothing stays there to stick to but what lies before.
    const still = points.value.filter((point) => point !== moving && (verb !== "ripple" || point < moving || held === "tail"));
    const stuck = snapping.value && verb !== "slip" && !one.shiftKey ? snap(moving + by, still, STICKS_PX / scale.value) : null;
    if (stuck !== null) by = stuck - moving;
    // A slip drags the content: to the right shows an earlier part.
    by = within(limits(picture.value, verb, clip.id, held, cards.value), verb === "slip" ? -by : by);
    gesture.value = { verb, clip: clip.id, edge: held, by };
  };
  const stop = () => {
    node.removeEventListener("pointermove", follow);
    removeEventListener("keydown", cancel, true);
    delete node.dataset["carried"];
    node.style.translate = "";
    const done = gesture.value;
    const at = landing.value;
    landing.value = null;
    if (!moved) seek(edge === "tail" ? clip.start + clip.frames - 1 : edge === "head" ? clip.start : frameAt(event, body));
    else if (done) void commit(done);
    else if (at !== null) moveShotTo(clip, at.cut);
  };
  const cancel = (key: KeyboardEvent) => {
    if (key.key !== "Escape") return;
    key.stopPropagation();
    batch(() => {
      gesture.value = null;
      landing.value = null;
    });
    moved = true;
    node.releasePointerCapture(event.pointerId);
  };
  node.addEventListener("pointermove", follow);
  node.addEventListener("lostpointercapture", stop, { once: true });
  addEventListener("keydown", cancel, true);
}

/** The cut nearest to a frame, when moving the clip there would change anything. */
function landingAt(at: number, clip: ClipShown): { cut: number; begin: number } | null {
  const clips = shownCut.value;
  const places = [...clips.map((one) => one.start), (clips.at(-1)?.start ?? 0) + (clips.at(-1)?.frames ?? 0)];
  const nearest = places.reduce((best, place) => (Math.abs(place - at) < Math.abs(best - at) ? place : best), places[0] ?? 0);
  if (nearest === clip.start || nearest === clip.start + clip.frames) return null;
  // What it is taken from closes up.
  return { cut: nearest, begin: nearest > clip.start ? nearest - clip.frames : nearest };
}

/** Put the shot of a clip before or after another. */
export function moveShot(clip: ClipShown, place: { before: string } | { after: string }): void {
  const shot = shotsById.value.get(clip.shot);
  if (shot) void perform({ kind: "move_shot", shot: clip.shot, ...place }, t("moved", { slate: shot.slate }));
}

function moveShotTo(clip: ClipShown, at: number): void {
  const next = picture.value.find((one) => one.start >= at);
  const last = picture.value.at(-1);
  if (next) moveShot(clip, { before: next.shot });
  else if (last) moveShot(clip, { after: last.shot });
}

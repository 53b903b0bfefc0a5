// What the timeline looks at, what it holds, and what it would do.

import { computed, signal } from "@preact/signals";
import { perform } from "../app/edits";
import { announce } from "../app/says";
import { cuts, film, frames, moving, picture, rate, selection } from "../app/store";
import { length } from "../app/timecode";
import { t } from "../text/text";
import type { ClipShown } from "../protocol";
import { frame } from "../viewer/player";
import { fitting, zoomed } from "./geometry";
import { rhythm } from "./rhythm";
import { rowsOf, snapPoints } from "./rows";
import { editOf, type Gesture, preview, type Verb } from "./trims";

export const TOOLS = ["select", "trim", "roll", "slip", "slide", "blade"] as const;
export type Tool = (typeof TOOLS)[number];

export const tool = signal<Tool>("select");
export const snapping = signal(true);
export const scale = signal(1);
export const scroll = signal(0);
export const width = signal(1000);
export const gesture = signal<Gesture | null>(null);
export const tall = signal(false);
/** the zoom follows the film's length until someone zooms */
export const fits = signal(true);

export const rows = computed(() => (film.value ? rowsOf(film.value, rate.value.base, tall.value) : []));
export const points = computed(() => {
  if (!film.value) return [];
  const found = snapPoints(film.value, frame.value);
  return rhythm.value ? [...found, ...rhythm.value.bars, ...rhythm.value.hits] : found;
});
/** where titles begin: of a gap with one in it a frame stays */
export const cards = computed(() => (film.value?.timeline.titles ?? []).map((title) => title.start));
/** V1 as it would be with the gesture in hand */
export const shownCut = computed(() => {
  const held = gesture.value;
  return held ? preview(picture.value, held) : picture.value;
});

export function zoom(factor: number, x = width.value / 2): void {
  const next = zoomed(scale.value, scroll.value, factor, x);
  fits.value = false;
  moving.value = false;
  scale.value = next.scale;
  scroll.value = next.scroll;
}

export function fit(): void {
  fits.value = true;
  scale.value = fitting(frames.value, width.value);
  scroll.value = 0;
}

/** Keep a frame in the window. */
export function reveal(at: number): void {
  const x = at * scale.value;
  if (x < scroll.value || x > scroll.value + width.value - 40) scroll.value = Math.max(0, x - width.value * 0.2);
}

/** The verb of an edge, or of a body, under the tool in hand; with Alt a roll, with Ctrl or Command a trim. */
export function verbFor(part: "edge" | "body", alt: boolean, mod: boolean): Verb | null {
  const now = tool.value;
  if (part === "body") return now === "slip" || now === "slide" ? now : null;
  if (alt || now === "roll") return "roll";
  if (mod || now === "trim") return "trim";
  if (now === "slip" || now === "slide") return now;
  return now === "blade" ? null : "ripple";
}

/** Make the gesture's edit; the picture of it stays until the film has come. */
export async function commit(held: Gesture): Promise<boolean> {
  if (!held.by) {
    gesture.value = null;
    return false;
  }
  const done = await perform(editOf(held));
  gesture.value = null;
  // The film with it is here: nothing of the gesture is still to come.
  if (done) announce(told(held, picture.value));
  return done;
}

/** What a gesture in hand would come to. */
export const saysOf = (held: Gesture): string => told(held, preview(picture.value, held));

function told(held: Gesture, after: readonly ClipShown[]): string {
  const clip = after.find((one) => one.id === held.clip);
  return `${t(`verb.${held.verb}`)} ${held.by > 0 ? "+" : ""}${held.by}${clip ? `, ${length(clip.frames, rate.value)}` : ""}`;
}

export function blade(at = frame.value): void {
  if (!cuts.value.includes(at)) void perform({ kind: "blade", at });
}

/** Take the selected clip out: leave a gap, or close it. */
export function takeOut(kind: "lift" | "extract"): void {
  const held = selection.value;
  if (held?.kind === "clip") void perform({ kind, clip: held.id }, t(kind === "lift" ? "lifted" : "extracted"));
  if (held?.kind === "title") void perform({ kind: "remove_title", title: held.id }, t("title.removed"));
  if (held?.kind === "marker") void perform({ kind: "remove_marker", marker: held.id }, t("marker.removed"));
  if (held?.kind === "cue") {
    const cue = film.value?.cues.find((one) => one.id === held.id);
    if (cue?.kind === "dialogue") void perform({ kind: "remove_line", cue: cue.id }, t("cue.removed"));
    if (cue?.kind === "effect") void perform({ kind: "remove_effect", cue: cue.id }, t("cue.removed"));
  }
  selection.value = null;
}

export function mark(): void {
  void perform({ kind: "add_marker", frame: frame.value, name: t("marker.name", { n: (film.value?.timeline.markers.length ?? 0) + 1 }) }, t("marker.added"));
}

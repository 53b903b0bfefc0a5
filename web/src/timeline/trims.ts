// What a gesture on a clip means: how far it may go, what the cut looks like meanwhile, which edit it is. Pure.
//
//   trim     |aaaa|bbbb|      -> |aa|..|bbbb|      leaves a gap
//   ripple   |aaaa|bbbb|      -> |aa|bbbb|         closes it
//   roll     |aaaa|bbbb|      -> |aa|bbbbbb|       moves the cut
//   slip     |a2345|          -> |a4567|           other content
//   slide    |aaaa|bb|cccc|   -> |aaa|bb|ccccc|    neighbours give and take
//
// A gap beside it gives all that it has, but for one with a card in it, of which a frame stays.

import type { Edit } from "../protocol";

export interface Cut {
  readonly id: string;
  readonly start: number;
  readonly frames: number;
  readonly source_in: number;
  readonly room: readonly [number | null, number | null];
  readonly slip: readonly [number, number] | null;
}

export type Verb = "trim" | "ripple" | "roll" | "slip" | "slide";
export type Edge = "head" | "tail";

export interface Gesture {
  readonly verb: Verb;
  readonly clip: string;
  /** of trim, ripple and roll */
  readonly edge: Edge;
  readonly by: number;
}

const ANY = Number.POSITIVE_INFINITY;
const grow = (clip: Cut | undefined, edge: Edge): number => {
  if (!clip) return ANY;
  return clip.room[edge === "head" ? 0 : 1] ?? ANY;
};

/** What lies beside a clip: by how many frames it can shrink, and grow. */
interface Beside {
  readonly gives: number;
  readonly takes: number;
}
const NOTHING: Beside = { gives: 0, takes: 0 };

/** The least and the most that a gesture may move, as the studio would have it; `cards` are the frames where titles begin. */
export function limits(clips: readonly Cut[], verb: Verb, id: string, edge: Edge, cards: readonly number[] = []): [number, number] {
  const at = clips.findIndex((clip) => clip.id === id);
  const clip = clips[at];
  if (!clip) return [0, 0];
  const before = clips[at - 1];
  const after = clips[at + 1];
  const gapBefore = clip.start - (before ? before.start + before.frames : 0);
  const gapAfter = after ? after.start - (clip.start + clip.frames) : ANY;
  const gap = (start: number, frames: number): Beside => ({ gives: frames - (cards.some((card) => start <= card && card < start + frames) ? 1 : 0), takes: ANY });
  const neighbour = (one: Cut | undefined, grows: Edge): Beside => (one ? { gives: one.frames - 1, takes: grow(one, grows) } : NOTHING);
  const left = gapBefore > 0 ? gap(clip.start - gapBefore, gapBefore) : neighbour(before, "tail");
  const right = gapAfter > 0 && after ? gap(clip.start + clip.frames, gapAfter) : neighbour(after, "head");
  switch (verb) {
    case "ripple":
      return edge === "head" ? [-grow(clip, "head"), clip.frames - 1] : [1 - clip.frames, grow(clip, "tail")];
    case "trim":
      return edge === "head"
        ? [-Math.min(grow(clip, "head"), gapBefore), clip.frames - 1]
        : [1 - clip.frames, Math.min(grow(clip, "tail"), gapAfter)];
    case "roll":
      if (edge === "head") return left === NOTHING ? [0, 0] : [Math.max(-left.gives, -grow(clip, "head")), Math.min(left.takes, clip.frames - 1)];
      return right === NOTHING ? [0, 0] : [Math.max(1 - clip.frames, -right.takes), Math.min(grow(clip, "tail"), right.gives)];
    case "slip":
      return clip.slip ? [...clip.slip] : [-ANY, ANY];
    case "slide":
      if (left === NOTHING || right === NOTHING) return [0, 0];
      return [Math.max(-left.gives, -right.takes), Math.min(left.takes, right.gives)];
  }
}

export function within([least, most]: readonly [number, number], by: number): number {
  return Math.min(Math.max(by, least), most) + 0;
}

/** The cut while the gesture lasts. */
export function preview<C extends Cut>(clips: readonly C[], { verb, clip: id, edge, by }: Gesture): C[] {
  const at = clips.findIndex((clip) => clip.id === id);
  const put = (clip: C, start: number, frames: number, source: number): C => ({
    ...clip,
    start: clip.start + start,
    frames: clip.frames + frames,
    source_in: clip.source_in + source,
  });
  return clips.map((clip, place) => {
    const touching = (one: C | undefined, other: C | undefined) => one !== undefined && other !== undefined && one.start + one.frames === other.start;
    switch (verb) {
      case "ripple":
        if (place < at) return clip;
        if (place > at) return put(clip, edge === "head" ? -by : by, 0, 0);
        return edge === "head" ? put(clip, 0, -by, by) : put(clip, 0, by, 0);
      case "trim":
        if (place !== at) return clip;
        return edge === "head" ? put(clip, by, -by, by) : put(clip, 0, by, 0);
      case "roll": {
        const into = edge === "head" ? at : at + 1;
        if (place === into - 1 && (edge === "tail" || touching(clip, clips[at]))) return put(clip, 0, by, 0);
        if (place === into && (edge === "head" || touching(clips[at], clip))) return put(clip, by, -by, by);
        return clip;
      }
      case "slip":
        return place === at ? put(clip, 0, 0, by) : clip;
      case "slide":
        if (place === at) return put(clip, by, 0, 0);
        if (place === at - 1 && touching(clip, clips[at])) return put(clip, 0, by, 0);
        if (place === at + 1 && touching(clips[at], clip)) return put(clip, by, -by, by);
        return clip;
    }
  });
}

/** The studio's edit for a gesture: the same one that a key, a message or a program makes. */
export function editOf({ verb, clip, edge, by }: Gesture): Edit {
  switch (verb) {
    case "ripple":
    case "trim":
    case "roll":
      return { kind: verb, clip, edge, frames: by };
    case "slip":
    case "slide":
      return { kind: verb, clip, frames: by };
  }
}

/** The frame of the cut that moves with a gesture, for snapping: an edge, or the head of a clip that slides. */
export function movingFrame(clip: Cut, verb: Verb, edge: Edge): number {
  return edge === "tail" && verb !== "slide" ? clip.start + clip.frames : clip.start;
}

// What a gesture on a clip means: how far it may go, what the cut looks like meanwhile, which edit it is. Pure.
//
//   trim     |aaaa|bbbb|      -> |aa|..|bbbb|      leaves a gap
//   ripple   |aaaa|bbbb|      -> |aa|bbbb|         closes it
//   roll     |aaaa|bbbb|      -> |aa|bbbbbb|       moves the cut
//   slip     |a2345|          -> |a4567|           other content
//   slide    |aaaa|bb|cccc|   -> |aaa|bb|ccccc|    neighbours give and take

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

/** The least and the most that a gesture may move, as the studio would have it. */
export function limits(clips: readonly Cut[], verb: Verb, id: string, edge: Edge): [number, number] {
  const at = clips.findIndex((clip) => clip.id === id);
  const clip = clips[at];
  if (!clip) return [0, 0];
  const before = clips[at - 1];
  const after = clips[at + 1];
  const gapBefore = clip.start - (before ? before.start + before.frames : 0);
  const gapAfter = after ? after.start - (clip.start + clip.frames) : ANY;
  // What lies beside it: a clip that touches, or the gap, which gives all but one frame and takes any.
  const left = gapBefore > 0 ? { frames: gapBefore, room: ANY } : { frames: before?.frames ?? 0, room: grow(before, "tail") };
  const right = gapAfter > 0 && after ? { frames: gapAfter, room: ANY } : { frames: after?.frames ?? 0, room: grow(after, "head") };
  switch (verb) {
    case "ripple":
      return edge === "head" ? [-grow(clip, "head"), clip.frames - 1] : [1 - clip.frames, grow(clip, "tail")];
    case "trim":
      return edge === "head"
        ? [-Math.min(grow(clip, "head"), gapBefore), clip.frames - 1]
        : [1 - clip.frames, Math.min(grow(clip, "tail"), gapAfter)];
    case "roll":
      if (edge === "head") return left.frames ? [Math.max(1 - left.frames, -grow(clip, "head")), Math.min(left.room, clip.frames - 1)] : [0, 0];
      return right.frames ? [Math.max(1 - clip.frames, -right.room), Math.min(grow(clip, "tail"), right.frames - 1)] : [0, 0];
    case "slip":
      return clip.slip ? [...clip.slip] : [-ANY, ANY];
    case "slide":
      if (!left.frames || !right.frames) return [0, 0];
      return [Math.max(1 - left.frames, -right.room), Math.min(left.room, right.frames - 1)];
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

import { describe, expect, it } from "vitest";
import { type Cut, editOf, limits, preview, type Verb, within } from "./trims";

const cut = (id: string, start: number, frames: number, room: [number | null, number | null] = [4, 6]): Cut => ({ id, start, frames, source_in: 0, room, slip: [-4, 6] });
const touching = [cut("a", 0, 40), cut("b", 40, 20), cut("c", 60, 40)];
const gapped = [cut("a", 0, 40), cut("b", 50, 20)];
const spans = (clips: readonly Cut[]) => clips.map((clip) => [clip.start, clip.frames, clip.source_in]);
const whole = (clips: readonly Cut[]) => Math.max(...clips.map((clip) => clip.start + clip.frames));

describe("limits", () => {
  it("of an edge are its handle and its last frame", () => {
    expect(limits(touching, "ripple", "b", "tail")).toEqual([-19, 6]);
    expect(limits(touching, "ripple", "b", "head")).toEqual([-4, 19]);
  });

  it("of a trim are the free space beside it", () => {
    expect(limits(touching, "trim", "b", "tail")).toEqual([-19, 0]);
    expect(limits(gapped, "trim", "b", "head")).toEqual([-4, 19]);
    expect(limits(gapped, "trim", "a", "tail")).toEqual([-39, 6]);
  });

  it("of a roll are both sides of the cut", () => {
    expect(limits(touching, "roll", "b", "head")).toEqual([-4, 6]);
    expect(limits(touching, "roll", "a", "head")).toEqual([0, 0]);
  });

  it("of a roll and a slide beside a gap are all of the gap, and of a card all but one frame", () => {
    expect(limits(gapped, "roll", "b", "head", [])).toEqual([-4, 19]);
    expect(limits(gapped, "roll", "a", "tail", [])).toEqual([-39, 6]);
    const roomy = [cut("a", 0, 40, [99, 99]), cut("b", 50, 20, [99, 99]), cut("c", 70, 40, [99, 99])];
    expect(limits(roomy, "roll", "b", "head", [])).toEqual([-10, 19]);
    expect(limits(roomy, "slide", "b", "head", [])).toEqual([-10, 39]);
    expect(limits(roomy, "roll", "b", "head", [40])).toEqual([-9, 19]);
    expect(limits(roomy, "roll", "b", "head", [39, 50])).toEqual([-10, 19]);
  });

  it("of a slide are the neighbours", () => {
    expect(limits(touching, "slide", "b", "head")).toEqual([-4, 6]);
    expect(limits(touching, "slide", "a", "head")).toEqual([0, 0]);
  });

  it("of a shot that is yet to be shot are none", () => {
    expect(limits([cut("a", 0, 40, [null, null])], "ripple", "a", "tail")).toEqual([-39, Number.POSITIVE_INFINITY]);
  });

  it("hold a movement", () => {
    expect(within([-4, 6], 9)).toBe(6);
    expect(within([-4, 6], -9)).toBe(-4);
  });
});

describe("the cut while something is dragged", () => {
  const show = (verb: Verb, edge: "head" | "tail", by: number, clips = touching) => preview(clips, { verb, clip: "b", edge, by });

  it("closes up after a ripple", () => {
    expect(spans(show("ripple", "tail", -5))).toEqual([[0, 40, 0], [40, 15, 0], [55, 40, 0]]);
    expect(spans(show("ripple", "head", 5))).toEqual([[0, 40, 0], [40, 15, 5], [55, 40, 0]]);
  });

  it("stays in place after a trim", () => {
    expect(spans(show("trim", "head", 5))).toEqual([[0, 40, 0], [45, 15, 5], [60, 40, 0]]);
  });

  it("keeps its length in a roll, a slip and a slide", () => {
    for (const verb of ["roll", "slip", "slide"] as const) expect(whole(show(verb, "head", 3))).toBe(100);
    expect(spans(show("roll", "head", -3))).toEqual([[0, 37, 0], [37, 23, -3], [60, 40, 0]]);
    expect(spans(show("slide", "head", 3))).toEqual([[0, 43, 0], [43, 20, 0], [63, 37, 3]]);
  });

  it("does not pull a clip over a gap", () => {
    expect(spans(preview(gapped, { verb: "roll", clip: "b", edge: "head", by: 2 }))).toEqual([[0, 40, 0], [52, 18, 2]]);
  });
});

describe("a gesture", () => {
  it("is the studio's own edit", () => {
    expect(editOf({ verb: "ripple", clip: "b", edge: "tail", by: -5 })).toEqual({ kind: "ripple", clip: "b", edge: "tail", frames: -5 });
    expect(editOf({ verb: "slip", clip: "b", edge: "head", by: 2 })).toEqual({ kind: "slip", clip: "b", frames: 2 });
  });
});

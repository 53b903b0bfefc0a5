import { describe, expect, it } from "vitest";
import type { FilmShown } from "../protocol";
import { rowsOf } from "./rows";

const cue = (id: string, kind: string, start: number, frames: number | null) => ({ id, kind, what: id, start, frames, estimated: false, muted: false, speaker: null });
const told = {
  characters: [],
  cues: [cue("line", "dialogue", 129, 45), cue("door", "effect", 10, 71), cue("flurble", "effect", 90, null)],
  timeline: {
    titles: [],
    tracks: [],
    captions: [],
    subtitles: [
      { cue: "line", start: 129, frames: 26, text: "The sea never forgets\nwhat it is given," },
      { cue: "line", start: 155, frames: 27, text: "and it never gives it back." },
    ],
  },
} as unknown as FilmShown;

const blocks = (name: string) => rowsOf(told, 24, true).find((row) => row.name === name)?.blocks ?? [];

describe("the rows of sound", () => {
  it("show lines and effects as long as they are heard", () => {
    expect(blocks("DX").map((one) => [one.start, one.frames])).toEqual([[129, 45]]);
    expect(blocks("FX").map((one) => [one.id, one.frames])).toEqual([
      ["door", 71],
      ["flurble", 36],
    ]);
  });

  it("show the captions as they are delivered, each part of a long line by itself", () => {
    expect(blocks("CC").map((one) => [one.id, one.part, one.start, one.frames, one.label])).toEqual([
      ["line", 0, 129, 26, "The sea never forgets what it is given,"],
      ["line", 1, 155, 27, "and it never gives it back."],
    ]);
  });
});

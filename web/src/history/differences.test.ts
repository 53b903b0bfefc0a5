import { expect, test } from "vitest";
import type { FilmShown, ShotShown } from "../protocol";
import { differences, movedOf } from "./differences";

const shot = (id: string, slate: string, change: Partial<ShotShown> = {}) => ({ id, slate, size: "wide", move: "static", angle: "", light: "", time: "", weather: "", mood: "", prompt: "The sea", state: "dailies", takes: [], circled: null, ...change });

function version(shots: readonly ReturnType<typeof shot>[], frames: Record<string, number> = {}, rest: object = {}): FilmShown {
  const clips = shots.map((one, at) => ({ id: `clip ${one.id}`, shot: one.id, start: at * 48, frames: frames[one.id] ?? 48, source_in: 0, speed: "1", take: null }));
  const whole = clips.reduce((sum, clip) => sum + clip.frames, 0);
  return { rate: "24/1", title: "The Ferry", logline: "", treatment: "", look: { style: "", palette: "", aspect: "16:9" }, characters: [], locations: [], cues: [], mix: {}, scenes: [{ shots }], timeline: { frames: whole, tracks: [{ clips, transitions: [] }], titles: [], markers: [], captions: [] }, ...rest } as unknown as FilmShown;
}

const words = (before: FilmShown, after: FilmShown) => differences(before, after).map((one) => `${one.word} ${Object.values(one.values).join(" ")}`.trim());

test("the same twice is no difference", () => {
  const film = version([shot("a", "1A"), shot("b", "1B")]);
  expect(differences(film, film)).toEqual([]);
});

test("what is new, gone, longer and otherwise is said of its shot", () => {
  const before = version([shot("a", "1A"), shot("b", "1B")]);
  const after = version([shot("a", "1A", { prompt: "The sea at night" }), shot("c", "1C")], { a: 72 });
  expect(words(before, after)).toEqual(["diff.whole 4.0 s 5.0 s", "diff.removed 1B", "diff.length 1A 2.0 s 3.0 s", "diff.prompt 1A The sea at night", "diff.added 1C"]);
});

test("only what was carried elsewhere has moved, not all that it was carried over", () => {
  expect([...movedOf(["a", "b", "c", "d", "e"], ["a", "e", "b", "c", "d"])]).toEqual(["e"]);
  expect([...movedOf(["a", "b", "c"], ["c", "x", "a"])]).toHaveLength(1);
  expect([...movedOf([], ["a"])]).toEqual([]);
});

test("a line that is said otherwise is told, and not that it is heard later", () => {
  const cue = { id: "q", kind: "dialogue", what: "Wait.", gain_db: 0, muted: false, mood: null, speaker: "m", start: 10 };
  const before = version([shot("a", "1A")], {}, { cues: [cue] });
  expect(words(before, version([shot("a", "1A")], {}, { cues: [{ ...cue, start: 34 }] }))).toEqual([]);
  expect(words(before, version([shot("a", "1A")], {}, { cues: [{ ...cue, what: "Wait here." }] }))).toEqual(["diff.lineChanged Wait here."]);
});

test("a split edit is a difference", () => {
  const before = version([shot("a", "1A")]);
  const after = structuredClone(before);
  Object.assign(after.timeline.tracks[0]?.clips[0] ?? {}, { sound_lead: 8, sound_tail: 0 });
  expect(words(before, after)).toEqual(["diff.split 1A 8 0"]);
});

import { describe, expect, it } from "vitest";
import type { ClipShown, CueShown, FilmShown } from "../protocol";
import { splitOf } from "./splitting";

const clip = (id: string, start: number, frames: number, rest: Partial<ClipShown> = {}) =>
  ({ id, shot: `s${id}`, slate: id, start, frames, room: [8, null], sound: false, sound_lead: 0, sound_tail: 0, ...rest }) as ClipShown;
const line = (id: string, slate: string, start: number, frames: number, rest: Partial<CueShown> = {}) =>
  ({ id, kind: "dialogue", what: "He said six.", slate, start, frames, speaker: "ch1", in_take: false, muted: false, ...rest }) as CueShown;
const film = (clips: ClipShown[], cues: CueShown[] = []) => ({ cues, timeline: { frames: 300, tracks: [{ clips }] } }) as unknown as FilmShown;

describe("a split edit", () => {
  it("is made of the clip's own sound, as far as its take goes", () => {
    const one = clip("B", 100, 100, { sound: true });
    const told = film([clip("A", 0, 100), one], [line("c", "B", 112, 30)]);
    expect(splitOf(told, one, "lead")).toEqual({ done: false, silent: false, edit: { kind: "split_edit", clip: "B", lead: 8, tail: 0 } });
    expect(splitOf(told, { ...one, sound_lead: 8 }, "lead")).toEqual({ done: true, silent: false, edit: { kind: "split_edit", clip: "B", lead: 0, tail: 0 } });
    expect(splitOf(told, one, "trail").edit).toEqual({ kind: "split_edit", clip: "B", lead: 0, tail: 12 });
  });

  it("is one of its first and last lines where the take is silent, and keeps who says them", () => {
    const one = clip("B", 100, 100);
    const put = (id: string, offset: number) => ({ kind: "set_line", shot: "B", cue: id, speaker: "ch1", text: "He said six.", offset });
    const lines = [line("c", "B", 112, 30), line("d", "B", 150, 40)];
    expect(splitOf(film([one], lines), one, "lead")).toEqual({ done: false, silent: false, edit: put("c", -12) });
    expect(splitOf(film([one], lines), one, "trail")).toEqual({ done: false, silent: false, edit: put("d", 72) });
    const split = [line("c", "B", 88, 30), line("d", "B", 172, 40)];
    expect(splitOf(film([one], split), one, "lead")).toEqual({ done: true, silent: false, edit: put("c", 0) });
    expect(splitOf(film([one], split), one, "trail")).toEqual({ done: true, silent: false, edit: put("d", 60) });
  });

  it("is not to be had where nothing is heard of the clip, or where the film begins", () => {
    const one = clip("B", 100, 100);
    for (const cues of [[], [line("c", "A", 112, 30)], [line("c", "B", 112, 30, { in_take: true })], [line("c", "B", 112, 30, { muted: true })]])
      for (const side of ["lead", "trail"] as const) expect(splitOf(film([one], cues), one, side)).toEqual({ done: false, edit: null, silent: true });
    const opening = clip("A", 0, 100);
    expect(splitOf(film([opening], [line("c", "A", 12, 30)]), opening, "lead")).toEqual({ done: false, edit: null, silent: false });
  });

  it("leads with the first piece of a shot and trails with the last", () => {
    const [head, tail] = [clip("B1", 100, 50, { shot: "s", slate: "B" }), clip("B2", 150, 50, { shot: "s", slate: "B" })];
    const told = film([head, tail], [line("c", "B", 110, 60)]);
    expect([splitOf(told, tail, "lead").silent, splitOf(told, head, "trail").silent]).toEqual([true, true]);
    expect([splitOf(told, head, "lead").edit, splitOf(told, tail, "trail").edit].map((edit) => edit && "offset" in edit && edit.offset)).toEqual([-12, 52]);
  });
});

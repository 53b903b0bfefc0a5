import { describe, expect, it } from "vitest";
import type { LogLine } from "../protocol";
import { told } from "./told";

const line = (edit: Record<string, unknown>) => ({ revision: 2, kind: edit["kind"], edit, actor: "you", message: "", at: "" }) as unknown as LogLine;
const slate = (value: unknown) => ({ sh4: "2A", c7: "3B" })[String(value)];

describe("an edit of the log", () => {
  it("names its shots by their slates and says by how much", () => {
    expect(told(line({ kind: "set_grade", shots: ["sh4"], scenes: [], exposure: -0.25, tint: null, relative: true }), slate)).toEqual({ about: "2A", what: "exposure −0.25" });
    expect(told(line({ kind: "roll", clip: "c7", edge: "tail", frames: 12 }), slate)).toEqual({ about: "3B", what: "edge tail, frames +12" });
  });

  it("tells a take by its shot and its camera, and not what its file is like", () => {
    expect(told(line({ kind: "print_take", shot: "sh4", media: "a".repeat(64), frames: 138, head: 8, width: 1280, generator: "previz", faults: [] }), slate)).toEqual({ about: "2A", what: "camera previz" });
  });

  it("calls a cue and a title by their words, and leaves out what has no name any more", () => {
    const words = (value: unknown) => ({ cu2: "a bell", tt1: "The End" })[String(value)];
    expect(told(line({ kind: "set_gain", cue: "cu2", delta_db: 3 }), words).what).toBe("“a bell”, level in dB +3");
    expect(told(line({ kind: "revise_title", title: "tt1", offset: 14 }), words).what).toBe("“The End”, offset 14");
    expect(told(line({ kind: "remove_title", title: "tt9" }), words)).toEqual({ about: "", what: "" });
    expect(told(line({ kind: "remove_shot", shots: ["sh9"] }), words).about).toBe("");
  });

  it("quotes what was written, and not all of it", () => {
    expect(told(line({ kind: "revise_shot", shots: ["sh4"], prompt: "Wide shot, a harbour" }), slate).what).toBe("“Wide shot, a harbour”");
    expect(told(line({ kind: "set_treatment", treatment: "word ".repeat(40) }), slate).what).toHaveLength(62);
    expect(told(line({ kind: "undo", steps: 1 }), slate)).toEqual({ about: "", what: "" });
  });
});

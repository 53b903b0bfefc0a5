import { describe, expect, it } from "vitest";
import { changeOf, ownWords } from "./lines";

describe("a line of what changed", () => {
  it("says which shot, what it was and what it is", () => {
    expect(changeOf("Shot 3 (2B): 2.7 s -> 4.7 s.")).toEqual({ text: "Shot 3 (2B)", slate: "2B", before: "2.7 s", after: "4.7 s" });
  });

  it("stays as it is without an arrow", () => {
    expect(changeOf("Shot 3 (2B) is darker: exposure -0.50 stops.")).toEqual({ text: "Shot 3 (2B) is darker: exposure -0.50 stops.", slate: "2B", before: null, after: null });
    expect(changeOf("The film runs 32.0 s now.").slate).toBeNull();
  });
});

describe("the answer", () => {
  it("loses what is shown as cards, choices and offers", () => {
    const reply = "Shot 3 (2B): 2.7 s -> 4.7 s.\nAll good.\nNext: “roll shot 3”, “undo”.\n1. the first";
    expect(ownWords(reply, ["Shot 3 (2B): 2.7 s -> 4.7 s."], ["the first"])).toBe("All good.");
  });
});

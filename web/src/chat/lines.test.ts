import { describe, expect, it } from "vitest";
import { changeOf, ownWords } from "./lines";

describe("a line of what changed", () => {
  it("says which shot, what it was and what it is", () => {
    expect(changeOf("Shot 3 (2B): 2.7 s -> 4.7 s.")).toEqual({ text: "Shot 3 (2B)", slate: "2B", before: "2.7 s", after: "4.7 s" });
  });

  it("keeps what is said before the lengths apart from them", () => {
    expect(changeOf("Shot 3 (2B): its tail 8 frames later, a gap stays; 1:02.7 -> 1:03.0.")).toEqual({ text: "Shot 3 (2B): its tail 8 frames later, a gap stays", slate: "2B", before: "1:02.7", after: "1:03.0" });
    expect(changeOf("Shot 3 (2B): at 2 times its speed, 4.0 s -> 2.0 s.").text).toBe("Shot 3 (2B): at 2 times its speed");
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

import { describe, expect, it } from "vitest";
import type { ShotShown } from "../protocol";
import { matches, pick } from "./picking";

const order = ["a", "b", "c", "d"];
const shot = (rest: Partial<ShotShown>): ShotShown => ({ slate: "1A", prompt: "Wide shot, a keeper", size: "wide", note: "", state: "planned", takes: [], ...rest }) as ShotShown;

describe("picking", () => {
  it("takes one, some more, and all up to there", () => {
    const one = pick(new Set(), order, "b", { more: false, upTo: false });
    expect([...one]).toEqual(["b"]);
    expect([...pick(one, order, "d", { more: true, upTo: false })]).toEqual(["b", "d"]);
    expect([...pick(one, order, "d", { more: false, upTo: true })]).toEqual(["b", "c", "d"]);
    expect([...pick(one, order, "b", { more: true, upTo: false })]).toEqual([]);
  });

  it("grows and shrinks from where it began", () => {
    const two = pick(new Set(["b"]), order, "c", { more: false, upTo: true, from: "b" });
    expect([...pick(two, order, "d", { more: false, upTo: true, from: "b" })]).toEqual(["b", "c", "d"]);
    expect([...pick(two, order, "a", { more: false, upTo: true, from: "b" })]).toEqual(["a", "b"]);
  });
});

describe("filters", () => {
  it("look at the state, and at every word", () => {
    expect(matches(shot({ state: "quoted" }), "planned", "")).toBe(true);
    expect(matches(shot({}), "circled", "")).toBe(false);
    expect(matches(shot({}), "all", "keeper WIDE")).toBe(true);
    expect(matches(shot({}), "all", "keeper boat")).toBe(false);
  });
});

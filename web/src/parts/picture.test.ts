import { expect, test } from "vitest";
import { inTurn, lastInTurn } from "./picture";

test("two are fetched at a time, in order, and one that is given up makes room", () => {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const ask = (name: string) => inTurn((done) => (begun.push(name), ends.set(name, done)));
  ask("a");
  const [giveUpB, giveUpC] = [ask("b"), ask("c")];
  ask("d");
  ask("e");
  expect(begun).toEqual(["a", "b"]);
  giveUpC();
  ends.get("a")?.();
  expect(begun).toEqual(["a", "b", "d"]);
  giveUpB();
  giveUpB();
  ends.get("b")?.();
  expect(begun).toEqual(["a", "b", "d", "e"]);
  ends.get("d")?.();
  ends.get("e")?.();
  ask("f");
  ask("g");
  ask("h");
  expect(begun).toEqual(["a", "b", "d", "e", "f", "g"]);
  for (const name of ["f", "g", "h"]) ends.get(name)?.();
});

test("what is patient takes one line, and that when nothing else waits", () => {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const begin = (name: string) => (done: () => void) => (begun.push(name), ends.set(name, done));
  lastInTurn(begin("strip 1"));
  lastInTurn(begin("strip 2"));
  inTurn(begin("a"));
  inTurn(begin("b"));
  expect(begun).toEqual(["strip 1", "a"]);
  ends.get("strip 1")?.();
  expect(begun).toEqual(["strip 1", "a", "b"]);
  ends.get("a")?.();
  expect(begun).toEqual(["strip 1", "a", "b", "strip 2"]);
});

import { expect, test } from "vitest";
import type { JobShown } from "../protocol";
import { brokenOff } from "./broken";

const job = (id: string, rest: object = {}) => ({ id, state: "done", error: null, goes_on: "", ...rest }) as JobShown;
const broken = (id: string, rest: object = {}) => job(id, { state: "failed", error: { code: "server_stopped", message: "", data: {} }, ...rest });
const named = (all: JobShown[]) => brokenOff(all).map((one) => one.id);

test("all that was broken off last can be gone on with, until it is or something else was done", () => {
  expect(named([])).toEqual([]);
  expect(named([broken("c"), broken("b"), job("a"), broken("old")])).toEqual(["c", "b"]);
  expect(named([job("d", { goes_on: "c", state: "running" }), broken("c"), broken("b"), job("a")])).toEqual(["b"]);
  expect(named([broken("d", { goes_on: "c" }), broken("c"), broken("b")])).toEqual(["d", "b"]);
  expect(named([job("d"), broken("c"), broken("b")])).toEqual([]);
});

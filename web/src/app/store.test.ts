import { expect, it } from "vitest";
import type { JobShown } from "../protocol";
import { behind, jobs, working } from "./store";

const job = (id: string, state: JobShown["state"], asked: string) => ({ id, state, asked }) as JobShown;

it("has in hand what was asked for first, whichever work was heard of last", () => {
  jobs.value = [
    job("a", "stopping", "2026-11-26T20:00:00Z"),
    job("c", "queued", "2026-11-26T20:02:00Z"),
    job("b", "queued", "2026-11-26T20:01:00Z"),
    job("z", "done", "2026-11-26T19:00:00Z"),
  ];
  expect(working.value?.id).toBe("a");
  expect(behind.value.map((one) => one.id)).toEqual(["b", "c"]);
});

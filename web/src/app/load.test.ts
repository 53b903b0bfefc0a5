import { beforeEach, describe, expect, it, vi } from "vitest";
import type { FilmShown, JobShown } from "../protocol";
import { furthest, load } from "./load";
import { film, route } from "./store";

const told = (revision: number): FilmShown => ({ film: "heron", revision, scenes: [], cues: [], timeline: { tracks: [], titles: [] } }) as unknown as FilmShown;

/** A studio that answers when it is let: `now` is what it has when it is asked. */
let now = 0;
let waiting: (() => void)[] = [];
let broken = false;

/** The oldest question is answered, and all that follows from it is done. */
async function answer(): Promise<void> {
  waiting.shift()?.();
  await vi.advanceTimersByTimeAsync(0);
}

beforeEach(() => {
  vi.useFakeTimers();
  now = 0;
  waiting = [];
  broken = false;
  film.value = null;
  route.value = { page: "film", film: "heron", tab: "board" };
  vi.stubGlobal("fetch", () => {
    const body = JSON.stringify(told(now));
    return new Promise<Response>((done, failed) => waiting.push(() => (broken ? failed(new TypeError("gone")) : done(new Response(body)))));
  });
});

describe("the film is as new as what was told of it", () => {
  it("when a take and the end of its work are told while an older one is on its way", async () => {
    now = 1;
    void load(1);
    now = 2;
    void load(2);
    void load();
    await answer();
    await answer();
    expect(film.value?.revision).toBe(2);
    expect(waiting).toEqual([]);
  });

  it("when work ends while it is on its way, whatever that changed", async () => {
    now = 1;
    void load(1);
    void load();
    await answer();
    expect(waiting).toHaveLength(1);
    await answer();
    expect(waiting).toEqual([]);
  });

  it("when a fetch fails: it is tried again", async () => {
    now = 1;
    broken = true;
    const failed = expect(load(1)).rejects.toThrow();
    await answer();
    await failed;
    broken = false;
    await vi.advanceTimersByTimeAsync(1000);
    await answer();
    expect(film.value?.revision).toBe(1);
  });

  it("when another film is gone to meanwhile", async () => {
    now = 1;
    void load(0);
    route.value = { page: "film", film: "tern", tab: "board" };
    void load(0);
    await answer();
    expect(film.value).toBeNull();
    expect(waiting).toHaveLength(1);
    await answer();
  });
});

describe("work is as far as what was told of it", () => {
  const job = (id: string, state: JobShown["state"]) => ({ id, state, asked: id, ended: state === "failed" ? "now" : null }) as unknown as JobShown;

  it("when it failed before the answer that it runs has come, and when other work came meanwhile", () => {
    const states = furthest([job("2", "running"), job("1", "failed")], [job("3", "queued"), job("2", "failed"), job("1", "running")]).map((one) => one.id + one.state);
    expect(states).toEqual(["3queued", "2failed", "1failed"]);
  });
});

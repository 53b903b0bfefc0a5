import { describe, expect, it } from "vitest";
import { fitting, snap, ticks, toFrame, toX, visible, zoomed } from "./geometry";

describe("frames and pixels", () => {
  it("are inverse at every scale", () => {
    for (const scale of [0.01, 0.3, 1, 7.5, 24]) for (const frame of [0, 1, 47, 172_800]) expect(toFrame(toX(frame, scale), scale)).toBe(frame);
  });

  it("keep the frame under the pointer when zooming", () => {
    const [scale, scroll, x] = [0.8, 900, 412];
    for (const factor of [0.5, 1.25, 4]) {
      const after = zoomed(scale, scroll, factor, x);
      expect((after.scroll + x) / after.scale).toBeCloseTo((scroll + x) / scale, 6);
    }
  });

  it("never scroll before the film", () => {
    expect(zoomed(1, 0, 0.25, 900).scroll).toBe(0);
  });

  it("fit the film into the window", () => {
    expect(fitting(1000, 1024) * 1000).toBeLessThanOrEqual(1024);
    expect(fitting(1, 5000)).toBe(24);
  });
});

describe("what a window shows", () => {
  const spans = Array.from({ length: 600 }, (_, n) => ({ start: n * 10, frames: 10 }));

  it("is found without looking at the rest", () => {
    expect(visible(spans, 100, 131).map((span) => span.start)).toEqual([100, 110, 120, 130]);
  });

  it("has what reaches into it", () => {
    expect(visible(spans, 105, 106)).toEqual([{ start: 100, frames: 10 }]);
    expect(visible(spans, 6000, 7000)).toEqual([]);
  });
});

describe("snapping", () => {
  it("takes the nearest point within reach", () => {
    expect(snap(98, [0, 90, 100, 104], 8)).toBe(100);
    expect(snap(60, [0, 90], 8)).toBeNull();
  });
});

describe("ticks", () => {
  it("leave room for their labels", () => {
    for (const scale of [0.003, 0.05, 0.4, 2, 9, 24]) expect(ticks(scale, 24).label * scale).toBeGreaterThanOrEqual(scale < 0.01 ? 20 : 96);
  });
});

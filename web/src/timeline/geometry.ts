// Frames and pixels: pure functions, tested by themselves.

/** pixels of one frame, at the least and the most */
export const LEAST_SCALE = 0.002;
export const MOST_SCALE = 24;

export const toX = (frame: number, scale: number): number => frame * scale;
export const toFrame = (x: number, scale: number): number => Math.round(x / scale);

export function fitting(frames: number, width: number): number {
  return Math.min(Math.max((width - 24) / Math.max(frames, 1), LEAST_SCALE), MOST_SCALE);
}

/** The scale and the scroll after zooming by a factor, so that what is at `x` of the window stays there. */
export function zoomed(scale: number, scroll: number, factor: number, x: number): { scale: number; scroll: number } {
  const next = Math.min(Math.max(scale * factor, LEAST_SCALE), MOST_SCALE);
  return { scale: next, scroll: Math.max(((scroll + x) / scale) * next - x, 0) };
}

/** The part of spans, in order of their start, that a window shows. Spans of a track do not overlap. */
export function visible<Span extends { start: number; frames: number }>(spans: readonly Span[], from: number, to: number): Span[] {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const span = spans[middle] as Span;
    if (span.start + span.frames <= from) low = middle + 1;
    else high = middle;
  }
  const found: Span[] = [];
  for (let n = low; n < spans.length && (spans[n] as Span).start < to; n += 1) found.push(spans[n] as Span);
  return found;
}

/** The nearest of some frames, in order, that is no further than `reach`; null when none is. */
export function snap(frame: number, points: readonly number[], reach: number): number | null {
  let best: number | null = null;
  for (const point of points) {
    const far = Math.abs(point - frame);
    if (far <= reach && (best === null || far < Math.abs(best - frame))) best = point;
  }
  return best;
}

const STEPS_SECONDS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600];

/** Frames from one labelled tick to the next, so that labels are at least `room` pixels apart; and ticks between. */
export function ticks(scale: number, base: number, room = 96): { label: number; tick: number } {
  for (const frames of [1, 2, 5, Math.round(base / 4), Math.round(base / 2)]) {
    if (frames && frames * scale >= room) return { label: frames, tick: 1 };
  }
  const seconds = STEPS_SECONDS.find((one) => one * base * scale >= room) ?? 7200;
  const parts = seconds === 1 ? base : seconds % 5 === 0 ? 5 : 2;
  const tick = (seconds * base) / parts;
  return { label: seconds * base, tick: tick * scale >= 4 ? tick : (seconds * base) / 2 };
}

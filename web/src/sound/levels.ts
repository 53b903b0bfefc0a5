// Readings of a mix: a byte each for DX, MX, FX and the whole, twenty times a second; 255 is full scale. Pure.

export const COLUMNS = ["DX", "MX", "FX", "mix"] as const;
export type Column = (typeof COLUMNS)[number];
export const FLOOR_DB = -60;
const A_SECOND = 20;
const STEPS_A_DB = 4;
/** a bar falls so much in a second, and rises at once */
const FALL_DB = 26;
/** seconds between two looks over which what was jumped over was not heard */
const JUMP = 0.5;

/** The highest level in dB of a column between two moments in seconds; after a jump only that of the later one. */
export function highest(data: Uint8Array, column: number, from: number, to: number): number {
  const last = Math.floor(to * A_SECOND);
  const first = to < from || to - from > JUMP ? last : Math.floor(from * A_SECOND);
  let most = 0;
  for (let n = Math.max(first, 0); n <= last; n += 1) most = Math.max(most, data[n * COLUMNS.length + column] ?? 0);
  return most ? Math.max((most - 255) / STEPS_A_DB, FLOOR_DB) : FLOOR_DB;
}

/** What a bar shows after some milliseconds. */
export function fallen(shown: number, heard: number, ms: number): number {
  return Math.max(heard, shown - (FALL_DB * Math.min(ms, 1000)) / 1000, FLOOR_DB);
}

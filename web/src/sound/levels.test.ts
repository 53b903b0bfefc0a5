import { expect, test } from "vitest";
import { fallen, FLOOR_DB, highest } from "./levels";

const data = new Uint8Array([0, 255, 0, 235, 0, 215, 0, 0, 0, 0, 0, 255]);

test("a meter shows the loudest moment since it was looked at", () => {
  expect(highest(data, 1, 0, 0.06)).toBe(0);
  expect(highest(data, 1, 0.05, 0.06)).toBe(-10);
  expect(highest(data, 0, 0, 0.1)).toBe(FLOOR_DB);
  expect(highest(data, 3, 0, 0.04)).toBe(-5);
});

test("after a jump only what is there is heard, and behind the end nothing", () => {
  expect(highest(data, 1, 3, 0.05)).toBe(-10);
  expect(highest(data, 3, 0, 0.12)).toBe(0);
  expect(highest(data, 1, 9, 9.1)).toBe(FLOOR_DB);
});

test("a bar rises at once and falls slowly", () => {
  expect(fallen(-40, -6, 16)).toBe(-6);
  expect(fallen(-6, -50, 500)).toBe(-19);
  expect(fallen(-50, FLOOR_DB, 5000)).toBe(FLOOR_DB);
});

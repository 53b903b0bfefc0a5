// Frames and the ways people write them. Everything inside the page counts frames.

import { number } from "../text/language";

export interface Rate {
  readonly fps: number;
  /** frames of one second as people count them: 24 for 24000/1001 */
  readonly base: number;
}

export function rateOf(text: string): Rate {
  const [over = "24", under = "1"] = text.split("/");
  const fps = Number(over) / Number(under);
  return { fps, base: Math.round(fps) };
}

const two = (value: number) => String(value).padStart(2, "0");

/** HH:MM:SS:FF, non-drop. */
export function timecode(frame: number, rate: Rate): string {
  const sign = frame < 0 ? "-" : "";
  const all = Math.abs(Math.round(frame));
  const seconds = Math.floor(all / rate.base);
  return `${sign}${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}:${two(all % rate.base)}`;
}

/** Reads HH:MM:SS:FF, MM:SS:FF, SS:FF or plain frames; null when it is none of these. */
export function readTimecode(text: string, rate: Rate): number | null {
  const parts = text.trim().split(/[:;.]/);
  if (parts.length > 4 || parts.some((part) => !/^\d+$/.test(part))) return null;
  if (parts.length === 1) return Number(parts[0]);
  const [frames = 0, seconds = 0, minutes = 0, hours = 0] = parts.map(Number).reverse();
  return ((hours * 60 + minutes) * 60 + seconds) * rate.base + frames;
}

/** 4.2 s, or 1:04 from a minute on. */
export function length(frames: number, rate: Rate): string {
  const seconds = frames / rate.fps;
  if (seconds < 60) return `${number(seconds, 1)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${two(whole % 60)}`;
}

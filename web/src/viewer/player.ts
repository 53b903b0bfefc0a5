// The playhead: one for the viewer, the timeline and the board. Frames are counted; the video element follows.

import { batch, computed, signal } from "@preact/signals";
import { complain, isAway, say } from "../app/says";
import { clipAt, cuts, film, frames, online, range, rate, shots } from "../app/store";
import { Refused } from "../app/wire";
import { t } from "../text/text";
import type { Piece } from "./playlist";
import { Screen } from "./screen";

export const frame = signal(0);
export const playing = signal(false);
/** 1 forwards, -2 backwards twice as fast; only while playing */
export const speed = signal(1);
export const loop = signal(false);
export const muted = signal(false);
/** the picture of the playhead is not there yet */
export const waiting = signal(false);
/** the film and the revision whose mix is there to be heard */
export const mixed = signal("");
/** where there is nothing to play: the takes there cannot be read */
export const gaps = signal<readonly Piece[]>([]);
export const inGap = computed(() => gapAt((frame.value + 0.5) / rate.value.fps) !== undefined);
/** its first picture is there, or there is none to wait for any longer: what is drawn beside it keeps that back */
export const pictured = signal(false);
export const under = computed(() => clipAt(frame.value));

/** a video waits a little before a gap */
const NEARLY = 0.06;
/** what is beside the viewer is kept back no longer for its first picture */
const FIRST_MS = 300;
/** before what broke off by itself is fetched again */
const AGAIN_MS = 1000;
const toldOf = new Set<string>();
const SPEEDS = [1, 2, 4, 8];
let video: HTMLVideoElement | null = null;
let screen: Screen | null = null;
let ticking = 0;
let lastTick = 0;
let backwards = 0;
let crossing = false;
let showing: Promise<void> = Promise.resolve();
/** how often it was told to play or to stop */
let turns = 0;

/** Give the player its video element, or take it away. */
export function attach(node: HTMLVideoElement | null): void {
  if (node === video) return;
  screen?.leave();
  gaps.value = [];
  video = node;
  screen = null;
  // What nobody sees any more does not play on.
  if (!node) return pause();
  pictured.value = !frames.peek();
  setTimeout(() => void (pictured.value = true), FIRST_MS);
  node.addEventListener("waiting", () => {
    waiting.value = true;
    passGap();
  });
  for (const name of ["seeking", "canplay", "seeked", "playing", "pause"]) node.addEventListener(name, () => void (waiting.value = node.readyState < 2));
  // A place that was asked for before the video knew its length is gone to now.
  node.addEventListener("loadedmetadata", () => shownFrame(node) === frame.value || seek(frame.value));
  node.addEventListener("loadeddata", () => void (pictured.value = true));
  node.addEventListener("ended", () => (loop.value ? restart() : pause()));
  node.addEventListener("pause", () => {
    if (speed.value > 0 && playing.value && !node.ended) playing.value = false;
  });
  showPreview();
}

/** Show the film as it is now; called when parts of it were rendered or mixed, and with a revision as soon as that is known,
 * which may be before the film is here. */
export function showPreview(revision?: number): void {
  const open = film.value;
  if (!video || !open?.timeline.frames) return;
  if (revision !== undefined && revision <= (screen?.revision ?? -1)) return;
  screen ??= new Screen(open.film, video, failed, (revision) => void (mixed.value = `${open.film} ${revision}`), () => void (waiting.value = true));
  if (screen.revision !== (revision ?? screen.revision)) gaps.value = [];
  showing = screen
    .show(Math.max(revision ?? open.revision, screen.revision))
    .then(() => {
      if (frame.value >= frames.value) seek(frames.value - 1);
    })
    .catch((error: unknown) => failed(error));
}

/** A take that cannot be read is told of once, by its shot; its card is shown in its place. */
function failed(error: unknown, piece?: Piece): void {
  if (isAway(error)) {
    // With the line, what is missing comes by itself; where only this broke, it is tried again.
    if (online.value) setTimeout(() => showPreview(), AGAIN_MS);
    return;
  }
  // A studio that was started anew knows no list but the one that it is asked for.
  if (error instanceof Refused && error.code === "no_piece") return showPreview();
  // The film was emptied: that it is, is seen.
  if (error instanceof Refused && error.code === "empty_cut") return;
  if (!(error instanceof Refused) || !piece) return complain(error);
  gaps.value = [...gaps.value.filter((one) => one.start !== piece.start), piece].sort((one, other) => one.start - other.start);
  const news = ((error.data["media"] ?? []) as string[]).filter((one) => !toldOf.has(one));
  if (!news.length) return;
  for (const one of news) toldOf.add(one);
  const slates = shots.value.filter((shot) => shot.takes.some((take) => news.includes(take.media))).map((shot) => shot.slate);
  if (slates.length) say(t("take.lost", { slates: slates.join(", ") }), { tone: "bad" });
  else complain(error);
}

const gapAt = (seconds: number) => gaps.value.find((one) => one.start <= seconds && seconds < one.end);

/** There will be no picture where a take cannot be read: what plays goes on behind it. */
function passGap(): void {
  if (!video || !playing.value || speed.value < 0) return;
  let end = video.currentTime;
  for (let gap = gapAt(end + NEARLY); gap; gap = gapAt(end + NEARLY)) end = gap.end;
  if (end === video.currentTime) return;
  const at = Math.round(end * rate.value.fps);
  if (at < frames.value) seek(at);
  else pause();
}

/** Once all that was asked for is shown. */
export const shown = (): Promise<void> => showing;

/** Whether the film as it is shown is heard as it will be delivered. */
export const isMixed = (): boolean => mixed.value === `${film.value?.film} ${screen?.revision}`;

/** The frame that is on the screen, not the one that the clock has reached. */
const shownFrame = (node: HTMLVideoElement) => Math.max(Math.floor(node.currentTime * rate.value.fps + 0.01), 0);

const middle = (at: number) => (at + 0.5) / rate.value.fps;

export function seek(to: number): void {
  const at = Math.min(Math.max(Math.round(to), 0), Math.max(frames.value - 1, 0));
  frame.value = at;
  if (!video) return;
  video.currentTime = middle(at);
  screen?.fill();
}

/** By so many frames; playing stops. */
export function step(by: number): void {
  pause();
  seek(frame.value + by);
}

export function toCut(direction: 1 | -1): void {
  const found = direction > 0 ? cuts.value.find((cut) => cut > frame.value) : cuts.value.findLast((cut) => cut < frame.value);
  if (found !== undefined) seek(found);
}

export function pause(): void {
  turns++;
  batch(() => {
    playing.value = false;
    speed.value = 1;
  });
  video?.pause();
  cancelAnimationFrame(ticking);
}

export function play(at = 1): void {
  if (!video || !frames.value) return;
  if (at > 0 && frame.value >= frames.value - 1) seek(range.value?.start ?? 0);
  batch(() => {
    playing.value = true;
    speed.value = at;
  });
  cancelAnimationFrame(ticking);
  lastTick = performance.now();
  backwards = frame.value;
  if (at > 0) {
    video.playbackRate = at;
    video.muted = muted.value || at !== 1;
    // A start that the next key overtakes fails, and is no reason to stop what that key began.
    const mine = ++turns;
    video.play().catch(() => mine === turns && pause());
  } else {
    turns++;
    video.pause();
  }
  ticking = requestAnimationFrame(tick);
}

export const toggle = () => (playing.value ? pause() : play());

/** L and J: faster in that direction, or turning round. */
export function shuttle(direction: 1 | -1): void {
  const now = playing.value ? speed.value : 0;
  const place = Math.sign(now) === direction ? SPEEDS.indexOf(Math.abs(now)) + 1 : 0;
  play(direction * (SPEEDS[Math.min(place, SPEEDS.length - 1)] ?? 1));
}

function restart(): void {
  seek(range.value?.start ?? 0);
  play(speed.value);
}

function tick(now: number): void {
  if (!playing.value || !video) return;
  if (speed.value > 0) {
    const shown = shownFrame(video);
    frame.value = Math.min(shown, Math.max(frames.value - 1, 0));
    // A video that was heard on over a gap without pictures finds them again where it is sent to.
    const inside = gapAt(video.currentTime) !== undefined;
    if (crossing && !inside) seek(frame.value);
    crossing = inside;
    const end = range.value?.end;
    if (loop.value && end !== undefined && shown >= end) restart();
  } else {
    backwards += (speed.value * rate.value.fps * (now - lastTick)) / 1000;
    lastTick = now;
    if (backwards <= 0) {
      seek(0);
      pause();
      return;
    }
    if (!video.seeking) seek(backwards);
  }
  ticking = requestAnimationFrame(tick);
}

export function toggleMuted(): void {
  muted.value = !muted.value;
  if (video) video.muted = muted.value || speed.value !== 1;
}

// One source buffer and the pieces that belong into it. A piece that changed is put over the old one; the rest stays.
// Of a piece under the playhead that has yet to be encoded, a few frames come first, or the nearest picture there is.

import { Refused } from "../app/wire";
import { answerOf } from "./early";
import type { Piece } from "./playlist";

/** seconds of the pieces' own time before the film begins */
const LEAD = 1;
const AHEAD = 20;
const BEHIND = 30;

/** A first look at a piece, from a frame of the film on. */
export const lookAt = (piece: Piece, frame: number): string => `${piece.address}?look=${frame}`;

export class Lane {
  #pieces: readonly Piece[] = [];
  /** start of a piece -> the address that is in the buffer there */
  #held = new Map<number, string>();
  #init = "";
  #time = 0;
  /** what is on its way, and how to call it off */
  #asked: { piece: Piece; off: AbortController } | null = null;
  /** what there will be nothing of: its take cannot be read */
  #none = new Set<string>();
  /** the first look that was had last */
  #looked = "";
  work: Promise<void> | null = null;

  constructor(
    private readonly buffer: SourceBuffer,
    private readonly signal: AbortSignal,
    private readonly failed: (error: unknown, piece?: Piece) => void,
    /** the frame at a time, for lanes of pictures; and what to do when one has come for the time of the playhead */
    private readonly picture: { at: (seconds: number) => number; came: () => void } | null = null,
  ) {
    buffer.timestampOffset = -LEAD;
  }

  get updating(): boolean {
    return this.buffer.updating;
  }

  get end(): number {
    return this.#pieces.at(-1)?.end ?? 0;
  }

  /** whether the last piece of the film is here */
  get ends(): boolean {
    const last = this.#pieces.at(-1);
    return last !== undefined && !this.buffer.updating && this.#has(last);
  }

  /** Have these pieces from now on. True when another one than before is to be seen at `time`, and is not here yet. */
  take(pieces: readonly Piece[], time: number): boolean {
    const before = this.#at(time)?.address;
    this.#held = new Map(pieces.flatMap((piece) => (this.#held.get(piece.start) === piece.address ? [[piece.start, piece.address] as const] : [])));
    this.#pieces = pieces;
    this.#none.clear();
    this.fill(time);
    const now = this.#at(time);
    return before !== undefined && now !== undefined && now.address !== before && !this.#has(now);
  }

  fill(time: number): void {
    this.#time = time;
    if (this.signal.aborted) return;
    // What is not wanted any more, or not yet, does not keep the picture under the playhead waiting.
    const [asked, next] = [this.#asked, this.#next()];
    if (asked && next && (next.address !== asked.piece.address || next.start !== asked.piece.start) && (next.start <= time || !this.#listed(asked.piece))) asked.off.abort();
    this.work ??= this.#pump()
      .catch((error: unknown) => {
        if (!this.signal.aborted) this.failed(error);
      })
      .finally(() => {
        this.work = null;
      });
  }

  async #pump(): Promise<void> {
    for (let piece = this.#next(); piece; piece = this.#next()) {
      // How it begins and what it shows are on their way together.
      const [init, coming] = [piece.init === this.#init ? null : answerOf(piece.init, this.signal), this.#fetch(piece)];
      coming.catch(() => undefined);
      if (init) {
        await this.#append(await (await init).arrayBuffer());
        this.#init = piece.init;
      }
      const found = await coming.catch((error: unknown) => {
        if (!(error instanceof Refused) || error.code !== "unusable_take") throw error;
        // What lies beside it is not kept back by it.
        this.#none.add(piece.address);
        this.failed(error, piece);
        return null;
      });
      // The list may have changed while the piece was on its way.
      if (!found || !this.#listed(piece)) continue;
      await this.#append(found.data);
      if (found.whole) this.#held.set(piece.start, piece.address);
      if (piece.start <= this.#time && this.#time < piece.end) this.picture?.came();
    }
    // A shorter film: what lies behind its end has to go.
    const ranges = this.buffer.buffered;
    if (ranges.length && ranges.end(ranges.length - 1) > this.end + 0.05) await this.#change(() => this.buffer.remove(this.end, Number.POSITIVE_INFINITY));
  }

  /** A piece, or a first look at it; nothing when it is not wanted any more. */
  async #fetch(piece: Piece): Promise<{ data: ArrayBuffer; whole: boolean } | null> {
    const asked = { piece, off: new AbortController() };
    this.#asked = asked;
    const signal = AbortSignal.any([this.signal, asked.off.signal]);
    const under = this.picture && piece.start <= this.#time;
    const look = under ? lookAt(piece, this.picture.at(Math.max(this.#time, piece.start))) : "";
    try {
      const whole = !look || look === this.#looked;
      if (!whole) this.#looked = look;
      const answer = await answerOf(whole ? piece.address : look, signal);
      if (whole) return { data: await answer.arrayBuffer(), whole };
      return { data: await answer.arrayBuffer(), whole: answer.headers.get("x-workprint-part") === "whole" };
    } catch (error) {
      if (asked.off.signal.aborted) return null;
      throw error;
    } finally {
      this.#asked = null;
    }
  }

  async #append(data: ArrayBuffer): Promise<void> {
    try {
      await this.#change(() => this.buffer.appendBuffer(data));
    } catch (error) {
      if (!(error instanceof DOMException) || error.name !== "QuotaExceededError") throw error;
      // A long film does not fit: what was seen makes room.
      await this.#change(() => this.buffer.remove(0, Math.max(this.#time - BEHIND, 0.1)));
      await this.#change(() => this.buffer.remove(this.#time + AHEAD, Number.POSITIVE_INFINITY));
      await this.#change(() => this.buffer.appendBuffer(data));
    }
  }

  #next(): Piece | undefined {
    if (this.signal.aborted) return undefined;
    return this.#pieces.find((piece) => piece.end > this.#time && piece.start < this.#time + AHEAD && !this.#none.has(piece.address) && !this.#has(piece));
  }

  #at(time: number): Piece | undefined {
    return this.#pieces.find((piece) => piece.start <= time && time < piece.end);
  }

  #listed(one: Piece): boolean {
    return this.#pieces.some((piece) => piece.address === one.address && piece.start === one.start);
  }

  #has(piece: Piece): boolean {
    if (this.#held.get(piece.start) !== piece.address) return false;
    const middle = (piece.start + piece.end) / 2;
    const ranges = this.buffer.buffered;
    for (let n = 0; n < ranges.length; n += 1) if (ranges.start(n) <= middle && middle < ranges.end(n)) return true;
    return false;
  }

  #change(work: () => void): Promise<void> {
    return new Promise((done, failed) => {
      this.buffer.addEventListener("updateend", () => done(), { once: true });
      this.buffer.addEventListener("error", () => failed(new Error("This piece cannot be played.")), { once: true });
      try {
        work();
      } catch (error) {
        failed(error);
      }
    });
  }
}

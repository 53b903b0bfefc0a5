// One source buffer and the pieces that belong into it. A piece that changed is put over the old one; the rest stays.

import { bytes } from "../app/wire";
import type { Piece } from "./playlist";

/** seconds of the pieces' own time before the film begins */
const LEAD = 1;
const AHEAD = 20;
const BEHIND = 30;

export class Lane {
  #pieces: readonly Piece[] = [];
  /** start of a piece -> the address that is in the buffer there */
  #held = new Map<number, string>();
  #init = "";
  #time = 0;
  work: Promise<void> | null = null;

  constructor(
    private readonly buffer: SourceBuffer,
    private readonly signal: AbortSignal,
    private readonly failed: (error: unknown) => void,
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

  take(pieces: readonly Piece[], time: number): void {
    this.#held = new Map(pieces.flatMap((piece) => (this.#held.get(piece.start) === piece.address ? [[piece.start, piece.address] as const] : [])));
    this.#pieces = pieces;
    this.fill(time);
  }

  fill(time: number): void {
    this.#time = time;
    if (this.signal.aborted) return;
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
      if (piece.init !== this.#init) {
        await this.#append(await bytes(piece.init, this.signal));
        this.#init = piece.init;
      }
      const data = await bytes(piece.address, this.signal);
      // The list may have changed while the piece was on its way.
      if (!this.#pieces.includes(piece)) continue;
      await this.#append(data);
      this.#held.set(piece.start, piece.address);
    }
    // A shorter film: what lies behind its end has to go.
    const ranges = this.buffer.buffered;
    if (ranges.length && ranges.end(ranges.length - 1) > this.end + 0.05) await this.#change(() => this.buffer.remove(this.end, Number.POSITIVE_INFINITY));
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
    return this.#pieces.find((piece) => piece.end > this.#time && piece.start < this.#time + AHEAD && !this.#has(piece));
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

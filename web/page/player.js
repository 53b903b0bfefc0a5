// The film as it is now, played before it is rendered: pieces of a playlist, fetched around the playhead and swapped
// in place when they change. What is playing goes on.

import { el } from "./dom.js";
import { words } from "./wire.js";

const LEAD = 1; // seconds of the pieces' own time before the film begins
const AHEAD = 20;
const KINDS = { picture: 'video/mp4; codecs="avc1.640029"', sound: 'audio/mp4; codecs="mp4a.40.2"' };

export class Player {
  constructor(film, poster) {
    this.at = `/api/films/${encodeURIComponent(film)}`;
    this.node = el("video", { controls: true, preload: "auto", poster, playsInline: true });
    this.lanes = [];
    this.revision = -1;
    this.left = new AbortController();
    for (const name of ["timeupdate", "seeking", "play"]) this.node.addEventListener(name, () => this.fill());
  }

  // Shows a revision; the same one again looks for what was rendered or mixed since.
  async show(revision) {
    if (!("MediaSource" in window)) {
      if (revision !== this.revision) this.node.src = `${this.at}/preview.m3u8?revision=${revision}`;
      this.revision = revision;
      return;
    }
    this.revision = revision;
    if (!this.source) await this.open();
    // Each kind for itself: the picture does not wait for the sound.
    await Promise.all(Object.keys(KINDS).map(async (kind, place) => {
      const list = await this.list(kind, revision);
      if (revision === this.revision && !this.left.signal.aborted) this.lanes[place].take(list, this.node.currentTime);
    }));
    this.settle(revision);
  }

  // The length of the film is set when nothing is being put in.
  async settle(revision) {
    for (const lane of this.lanes) await lane.work;
    const end = this.lanes[0].pieces.at(-1)?.end ?? 0;
    const idle = this.source.readyState === "open" && this.lanes.every((lane) => !lane.buffer.updating);
    if (revision === this.revision && idle && Math.abs(this.source.duration - end) > 0.001) this.source.duration = end;
  }

  get standsIn() {
    return this.lanes.some((lane) => lane.standsIn);
  }

  leave() {
    this.left.abort();
    this.node.removeAttribute("src");
    this.node.load();
  }

  async open() {
    this.source = new MediaSource();
    const opened = new Promise((done) => this.source.addEventListener("sourceopen", done, { once: true }));
    const address = URL.createObjectURL(this.source);
    this.node.src = address;
    await opened;
    URL.revokeObjectURL(address);
    this.lanes = Object.values(KINDS).map((kind) => new Lane(this.source.addSourceBuffer(kind), this.left.signal));
  }

  async list(kind, revision) {
    return parse(await words(`${this.at}/preview/${kind}.m3u8?revision=${revision}`, this.left.signal));
  }

  fill() {
    for (const lane of this.lanes) lane.fill(this.node.currentTime);
  }
}

// One source buffer and the pieces that belong into it.
class Lane {
  constructor(buffer, signal) {
    this.buffer = buffer;
    this.signal = signal;
    this.pieces = [];
    this.held = new Map();
    this.init = "";
    this.time = 0;
    this.work = null;
    buffer.timestampOffset = -LEAD;
  }

  get standsIn() {
    return new Set(this.pieces.map((piece) => piece.init)).size > 1 || this.pieces.some((piece) => piece.address.includes("/silence/"));
  }

  take(pieces, time) {
    this.pieces = pieces;
    this.held = new Map(pieces.filter((piece) => this.held.get(piece.start) === piece.address).map((piece) => [piece.start, piece.address]));
    this.fill(time);
  }

  fill(time) {
    this.time = time;
    if (this.signal.aborted) return;
    this.work ??= this.pump().catch((error) => {
      if (!this.signal.aborted) console.warn(error);
    }).finally(() => { this.work = null; });
  }

  // A shorter film: what lies behind its end has to go.
  async cut() {
    const ranges = this.buffer.buffered;
    const end = this.pieces.at(-1)?.end ?? 0;
    if (ranges.length && ranges.end(ranges.length - 1) > end + 0.05) await this.change(() => this.buffer.remove(end, Infinity));
  }

  async pump() {
    for (let piece = this.next(); piece; piece = this.next()) {
      if (piece.init !== this.init) {
        const init = await this.bytes(piece.init);
        await this.change(() => this.buffer.appendBuffer(init));
        this.init = piece.init;
      }
      const data = await this.bytes(piece.address);
      // The list may have changed while the piece was on its way.
      if (!this.pieces.includes(piece)) continue;
      await this.change(() => this.buffer.appendBuffer(data));
      this.held.set(piece.start, piece.address);
    }
    await this.cut();
  }

  next() {
    if (this.signal.aborted) return undefined;
    return this.pieces.find((piece) => piece.end > this.time && piece.start < this.time + AHEAD && !this.has(piece));
  }

  has(piece) {
    if (this.held.get(piece.start) !== piece.address) return false;
    const middle = (piece.start + piece.end) / 2;
    const ranges = this.buffer.buffered;
    for (let n = 0; n < ranges.length; n += 1) if (ranges.start(n) <= middle && middle < ranges.end(n)) return true;
    return false;
  }

  async bytes(address) {
    const answer = await fetch(address, { signal: this.signal });
    if (!answer.ok) throw new Error(`The studio answered ${answer.status}.`);
    return answer.arrayBuffer();
  }

  change(work) {
    return new Promise((done, failed) => {
      this.buffer.addEventListener("updateend", done, { once: true });
      this.buffer.addEventListener("error", () => failed(new Error("This piece cannot be played.")), { once: true });
      work();
    });
  }
}

function parse(list) {
  const pieces = [];
  let init = "";
  let seconds = 0;
  let start = 0;
  for (const line of list.split("\n")) {
    if (line.startsWith("#EXT-X-MAP")) init = line.split('"')[1];
    else if (line.startsWith("#EXTINF:")) seconds = Number.parseFloat(line.slice(8));
    else if (line && !line.startsWith("#")) {
      pieces.push({ address: line, init, start: Math.round(start * 1e5) / 1e5, end: start + seconds });
      start += seconds;
    }
  }
  return pieces;
}

// The film as it is now, played before it is rendered: pieces of a playlist, fetched around the playhead and swapped in
// place when they change. What is playing goes on.

import { rate } from "../app/store";
import { address, sent } from "../app/wire";
import { answerOfRevision, askEarly } from "./early";
import { Lane, lookAt } from "./lane";
import { parse, type Piece } from "./playlist";

const KINDS = { picture: 'video/mp4; codecs="avc1.640029"', sound: 'audio/mp4; codecs="mp4a.40.2"' } as const;
const SILENCE = "/sound/silence/";
const NAMES = ["picture", "sound"] as const;

/** What the screen of a film will ask for first is on its way before anything here can show it: both lists, and of each
 * what is needed to show the frame that the film is `opened` at. Done when all of that is asked for. */
export async function lookEarly(film: string, opened: Promise<number>): Promise<void> {
  const look = async (kind: (typeof NAMES)[number]) => {
    const list = askEarly(address.playlist(film, kind)).then((answer) => answer.clone().text());
    const [text, frame] = await Promise.all([list, opened]);
    const piece = parse(text).findLast((one) => one.start <= frame / rate.value.fps);
    if (!piece) return;
    void askEarly(piece.init);
    void askEarly(kind === "picture" ? lookAt(piece, frame) : piece.address);
  };
  // Whoever shows it asks again, and tells of it.
  await Promise.all(NAMES.map(look)).catch(() => undefined);
}

/** The pieces of a revision; once, of the list that was asked for early. */
async function listed(film: string, kind: (typeof NAMES)[number], revision: number, signal: AbortSignal): Promise<readonly Piece[]> {
  const early = await answerOfRevision(address.playlist(film, kind), revision);
  return parse(await (early ?? (await sent(address.playlist(film, kind, revision), { signal }))).text());
}

export class Screen {
  #source: MediaSource | null = null;
  #opening: Promise<void> | null = null;
  #lanes: Lane[] = [];
  #revision = -1;
  #left = new AbortController();

  constructor(
    private readonly film: string,
    private readonly video: HTMLVideoElement,
    private readonly failed: (error: unknown, piece?: Piece) => void,
    private readonly heard: (revision: number) => void = () => undefined,
    /** another picture than the one that stands is to be seen, and is on its way */
    private readonly late: () => void = () => undefined,
  ) {
    for (const name of ["timeupdate", "seeking", "play"]) video.addEventListener(name, this.fill, { signal: this.#left.signal });
  }

  /** the revision that is shown, or on its way */
  get revision(): number {
    return this.#revision;
  }

  /** Show a revision; the same one again looks for what was rendered or mixed since. */
  async show(revision: number): Promise<void> {
    if (!("MediaSource" in globalThis)) {
      if (revision !== this.#revision) this.video.src = address.whole(this.film, revision);
      this.#revision = revision;
      this.#listen(revision, await listed(this.film, "sound", revision, this.#left.signal));
      return;
    }
    const edited = revision !== this.#revision;
    this.#revision = revision;
    this.#opening ??= this.#open();
    await this.#opening;
    // Both are asked for at once; the picture, which says how long the film is, does not wait for the sound.
    const asked = NAMES.map((kind) => listed(this.film, kind, revision, this.#left.signal));
    const together = Promise.all(asked);
    for (const [place, list] of asked.entries()) {
      const pieces = await Promise.race([list, together.then(() => list)]);
      if (revision !== this.#revision || this.#left.signal.aborted) return;
      // Known from the start, so that any place of the film can be gone to before it is fetched.
      if (this.#source && Number.isNaN(this.#source.duration)) this.#source.duration = pieces.at(-1)?.end ?? 0;
      const lacks = this.#lanes[place]?.take(pieces, this.video.currentTime);
      if (lacks && edited && NAMES[place] === "picture" && this.video.paused) this.late();
      if (NAMES[place] === "sound") this.#listen(revision, pieces);
    }
    await this.#settle(revision);
  }

  /** Fetch around the playhead. A video that has nothing yet tells of no seeking, so the player does. */
  fill = (): void => {
    for (const lane of this.#lanes) lane.fill(this.video.currentTime);
    // Unless it is told that no more comes, a video waits at its end for more. What is put in later opens the source again.
    if (this.#source?.readyState === "open" && this.#lanes.length && this.#lanes.every((lane) => lane.ends)) this.#source.endOfStream();
  };

  /** A video that stands still shows what it has decoded, whatever is put in its place, until it is sent there again. */
  #look = (): void => {
    if (this.video.paused) this.video.currentTime = this.video.currentTime;
  };

  /** Silence stands where the mix is being made. */
  #listen(revision: number, sound: readonly Piece[]): void {
    if (sound[0] && !sound[0].init.includes(SILENCE)) this.heard(revision);
  }

  leave(): void {
    this.#left.abort();
    this.video.removeAttribute("src");
    this.video.load();
  }

  /** The length of the film is set when nothing is being put in. */
  async #settle(revision: number): Promise<void> {
    for (const lane of this.#lanes) await lane.work;
    const end = this.#lanes[0]?.end ?? 0;
    const idle = this.#source?.readyState === "open" && this.#lanes.every((lane) => !lane.updating);
    if (this.#source && revision === this.#revision && idle && Math.abs(this.#source.duration - end) > 0.001) this.#source.duration = end;
  }

  async #open(): Promise<void> {
    const source = new MediaSource();
    this.#source = source;
    const opened = new Promise((done) => source.addEventListener("sourceopen", done, { once: true }));
    const place = URL.createObjectURL(source);
    this.video.src = place;
    await opened;
    URL.revokeObjectURL(place);
    const picture = { at: (seconds: number) => Math.floor(seconds * rate.value.fps + 0.01), came: this.#look };
    this.#lanes = NAMES.map((kind) => new Lane(source.addSourceBuffer(KINDS[kind]), this.#left.signal, this.failed, kind === "picture" ? picture : null));
  }
}

// Sending a file in pieces that can be gone on with (tus 1.0): after a break of the line, a sleep of the machine, a restart
// of the studio, and when the same file is dropped again after the page was closed.

import { Refused, sent } from "../app/wire";

const PIECE = 8 << 20;
const FIRST_WAIT = 500;
const LONGEST_WAIT = 8000;
const TUS = { "tus-resumable": "1.0.0" };
const KEPT = "workprint.upload ";

export interface Heard {
  /** bytes that the studio has */
  offset: (bytes: number) => void;
  /** the studio does not answer just now */
  waits: (away: boolean) => void;
}

/** Send a file, and give the id of the upload. Raises what the studio refused, and AbortError when it was stopped. */
export async function upload(file: File, heard: Heard, signal: AbortSignal): Promise<string> {
  const kept = KEPT + [file.name, file.size, file.lastModified].join(" ");
  const address = await through(heard, signal, async () => {
    const known = localStorage.getItem(kept);
    return known && (await offsetOf(known, signal)) !== null ? known : begin(file, signal);
  });
  localStorage.setItem(kept, address);
  try {
    let offset = 0;
    do {
      offset = await through(heard, signal, async () => {
        // Asked each time: after a break it is the studio that knows how much has come.
        const has = await offsetOf(address, signal);
        if (has === null || has >= file.size) return file.size;
        return piece(address, file, has, signal);
      });
      heard.offset(offset);
    } while (offset < file.size);
    return address.split("/").at(-1) ?? "";
  } catch (error) {
    if (signal.aborted) void sent(address, { method: "DELETE", headers: TUS }).catch(() => undefined);
    throw error;
  } finally {
    localStorage.removeItem(kept);
  }
}

async function begin(file: File, signal: AbortSignal): Promise<string> {
  const name = btoa(String.fromCharCode(...new TextEncoder().encode(file.name)));
  const answer = await sent("/api/uploads", { method: "POST", signal, headers: { ...TUS, "upload-length": String(file.size), "upload-metadata": `filename ${name}` } });
  return answer.headers.get("location") ?? "";
}

/** How much of an upload has come; null when the studio does not know it any more. */
async function offsetOf(address: string, signal: AbortSignal): Promise<number | null> {
  try {
    const answer = await sent(address, { method: "HEAD", headers: TUS, signal });
    return Number(answer.headers.get("upload-offset"));
  } catch (error) {
    if (error instanceof Refused && error.status === 404) return null;
    throw error;
  }
}

async function piece(address: string, file: File, from: number, signal: AbortSignal): Promise<number> {
  const headers = { ...TUS, "upload-offset": String(from), "content-type": "application/offset+octet-stream" };
  const answer = await sent(address, { method: "PATCH", headers, raw: file.slice(from, from + PIECE), signal });
  return Number(answer.headers.get("upload-offset"));
}

/** Do it, and again when only the line, or the studio, was away. */
export async function through<T>(heard: Heard, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  for (let wait = FIRST_WAIT; ; wait = Math.min(wait * 2, LONGEST_WAIT)) {
    try {
      const done = await work();
      heard.waits(false);
      return done;
    } catch (error) {
      const away = error instanceof Refused && (error.status === 0 || error.status === 409 || (error.status > 500 && error.status !== 507));
      if (!away || signal.aborted) throw error;
      heard.waits(true);
      await pause(wait, signal);
    }
  }
}

/** So long, or until the line is back. */
function pause(wait: number, signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    const timer = setTimeout(done, wait);
    const now = () => {
      clearTimeout(timer);
      done();
    };
    addEventListener("online", now, { once: true, signal });
    signal.addEventListener("abort", now, { once: true });
  });
}

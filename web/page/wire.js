// Talking to the studio: one function for every request, one error with the studio's own sentence.

export class Refused extends Error {
  constructor(status, error) {
    super(error.message);
    this.status = status;
    this.code = error.code;
    this.data = error.data;
  }
}

export async function ask(path, { method = "GET", body, signal, headers = {} } = {}) {
  const options = { method, signal, headers: { accept: "application/json", ...headers } };
  if (body !== undefined) {
    options.body = JSON.stringify(body);
    options.headers["content-type"] = "application/json";
  }
  let answer;
  try {
    answer = await fetch(path, options);
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Refused(0, { code: "gone", message: "The studio does not answer. Is `workprint serve` still running?" });
  }
  if (answer.status === 204) return null;
  const told = await answer.json().catch(() => null);
  if (!answer.ok) {
    throw new Refused(answer.status, told?.error ?? { code: "odd", message: `The studio answered ${answer.status}.` });
  }
  return told;
}

// A text, such as a playlist.
export async function words(path, signal) {
  const answer = await fetch(path, { signal });
  if (answer.ok) return answer.text();
  const told = await answer.json().catch(() => null);
  throw new Refused(answer.status, told?.error ?? { code: "odd", message: `The studio answered ${answer.status}.` });
}

// An answer that comes as events: `heard(kind, value)` for each, as it comes.
export async function events(path, body, heard, signal) {
  const answer = await fetch(path, { method: "POST", signal, body: JSON.stringify(body),
    headers: { accept: "text/event-stream", "content-type": "application/json" } });
  if (!answer.ok) {
    const told = await answer.json().catch(() => null);
    throw new Refused(answer.status, told?.error ?? { code: "odd", message: `The studio answered ${answer.status}.` });
  }
  const pieces = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  for (let piece = await pieces.read(); !piece.done; piece = await pieces.read()) {
    const blocks = (text + piece.value).split("\n\n");
    text = blocks.pop();
    for (const block of blocks) {
      const fields = Object.fromEntries(block.split("\n").map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 2)]));
      if (fields.data) heard(fields.event, JSON.parse(fields.data));
    }
  }
}

const at = (film) => `/api/films/${encodeURIComponent(film)}`;

export const studio = {
  films: (signal) => ask("/api/films", { signal }).then((told) => told.films),
  film: (film, signal) => ask(at(film), { signal }),
  deliveries: (film, signal) => ask(`${at(film)}/deliveries`, { signal }).then((told) => told.deliveries),
  jobs: (film, signal) => ask(`/api/jobs${film ? `?film=${encodeURIComponent(film)}` : ""}`, { signal }).then((told) => told.jobs),
  make: (idea) => ask("/api/films", { method: "POST", body: idea }),
  order: (film, order) => ask(`${at(film)}/orders`, { method: "POST", body: order }),
  edit: (film, edit, base) =>
    ask(`${at(film)}/edits${base === undefined ? "" : `?base_revision=${base}`}`, { method: "POST", body: edit }),
  say: (film, message, heard, signal) => events(`${at(film)}/messages`, message, heard, signal),
  said: (film, count, signal) => ask(`${at(film)}/messages?count=${count}`, { signal }),
  stopTalking: (film) => ask(`${at(film)}/stop`, { method: "POST" }),
  cancel: (job) => ask(`/api/jobs/${job}`, { method: "DELETE" }),
  poster: (film, shot, take) => `${at(film)}/shots/${encodeURIComponent(shot)}/poster${take ? `?take=${take}` : ""}`,
  clip: (film, shot, take) => `${at(film)}/shots/${encodeURIComponent(shot)}/clip${take ? `?take=${take}` : ""}`,
};

// The token comes in the fragment, which never leaves the browser: it is changed for a cookie and forgotten.
export async function showToken() {
  const token = new URLSearchParams(location.hash.slice(1)).get("token");
  if (!token) return;
  history.replaceState(null, "", location.pathname);
  await ask("/api/session", { method: "POST", headers: { authorization: `Bearer ${token}` } });
}

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

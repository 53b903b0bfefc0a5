// One film: what it tells, the storyboard that fills as takes come, the work in hand, and what was delivered.

import { act, complain, count, el, every, length, say, when } from "./dom.js";
import { isOpen, JobPanel } from "./job.js";
import { Player } from "./player.js";
import { ShotCard } from "./shot.js";
import { Talk } from "./talk.js";
import { studio } from "./wire.js";

const EXPORTS = [["youtube", "For YouTube (MP4)"], ["instagram", "For Instagram (MP4)"], ["tiktok", "For TikTok (MP4)"],
  ["festival", "For a festival (ProRes)"], ["vertical", "Vertical, 9:16 (MP4)"], ["square", "Square, 1:1 (MP4)"],
  ["portrait", "Portrait, 4:5 (MP4)"], ["hevc", "H.265 (MP4)"], ["av1", "AV1 (MP4)"], ["prores", "ProRes 422 HQ (MOV)"],
  ["webm", "For web pages (WebM)"], ["gif", "Animated picture (GIF)"], ["stems", "Stems (WAV in a ZIP)"],
  ["contact", "Contact sheet (JPG)"], ["poster", "Poster (JPG)"], ["pdf", "Storyboard (PDF)"], ["srt", "Captions (SRT)"],
  ["shots", "Shot list (MD)"]];

export function filmView(name) {
  const title = el("h1", { tabIndex: -1 }, "A new film");
  const logline = el("p", { className: "logline" });
  const facts = el("p", { className: "dim facts" });
  const panel = new JobPanel();
  const screen = el("section", { className: "screen", "aria-label": "The film", hidden: true });
  const player = new Player(name, studio.poster(name, 1));
  const told = el("div");
  screen.append(player.node, told);
  const board = el("div", { className: "board" });
  const cards = new Map();
  let film = null;
  let delivered = "";
  let job = null;

  const undo = button("Undo", () => change({ kind: "undo" }, "Undone", film.revision));
  const redo = button("Redo", () => change({ kind: "redo" }, "Done again", film.revision));
  const draft = el("input", { type: "checkbox" });
  const render = button("Render", () => order({ kind: "render", draft: draft.checked }), "main");
  const form = el("select", { "aria-label": "Export as" }, ...EXPORTS.map(([value, label]) => el("option", { value }, label)));
  const exports = [form, button("Export", () => order({ kind: "export", name: form.value }), "quiet")];
  const tools = el("div", { className: "tools", role: "group", "aria-label": "The film", hidden: true },
    undo, redo, el("span", { className: "gap" }), ...exports,
    el("label", { className: "tick" }, draft, "Draft"), render);
  const talk = new Talk(name, { changed: () => show(), revert: (revision, base) => change({ kind: "revert", revision }, "Taken back", base) });
  const node = el("article", { className: "film" },
    el("div", { className: "film-main" },
      el("p", { className: "back" }, el("a", { href: "#/" }, "All films")),
      el("header", {}, title, logline, facts), tools, panel.node, screen, board),
    talk.node);
  panel.node.hidden = true;

  function button(label, work, className = "") {
    const made = el("button", { type: "button", className }, label);
    made.addEventListener("click", () => act(made, work));
    return made;
  }

  async function change(edit, words, base) {
    try {
      await studio.edit(name, edit, base);
      say(`${words}.`);
    } finally {
      await show();
    }
  }

  async function order(asked) {
    job = await studio.order(name, asked);
    watch();
  }

  function watch() {
    panel.node.hidden = !job || (!isOpen(job) && job.state === "done");
    if (job) panel.update(job);
    const busy = Boolean(job && isOpen(job));
    for (const tool of [render, ...exports]) tool.disabled = busy;
    // While the first takes are being made, the work itself says so.
    screen.hidden = !film?.scenes.length || (busy && job.kind === "make" && !told.querySelector("a"));
  }

  function writing() {
    return job && isOpen(job) ? "Its story is being written." : "Nothing is written yet. Describe the same film again to go on with it.";
  }

  async function show(signal) {
    film = await studio.film(name, signal);
    const shots = film.scenes.reduce((sum, scene) => sum + scene.shots.length, 0);
    if (shots) {
      document.title = `${film.title} - Workprint`;
      title.textContent = film.title;
    }
    logline.textContent = shots ? film.logline : writing();
    facts.textContent = !shots ? "" : [film.state, count(shots, "shot"), length(film.seconds), film.size.join("×"), `revision ${film.revision}`].join(" · ");
    tools.hidden = talk.node.hidden = shots === 0;
    if (shots) await talk.catchUp();
    drawBoard();
    await deliveries(signal);
    watch();
  }

  function drawBoard() {
    const lines = Map.groupBy(film.cues.filter((cue) => cue.kind === "dialogue"), (cue) => cue.slate);
    const people = new Map(film.characters.map((one) => [one.id, one.name]));
    const known = new Set();
    const scenes = film.scenes.map((scene) => {
      const shots = scene.shots.map((shot, place) => {
        known.add(shot.id);
        if (!cards.has(shot.id)) cards.set(shot.id, new ShotCard(name, change, order));
        const card = cards.get(shot.id);
        card.update(shot, lines.get(shot.slate) ?? [], people, film.size);
        return el("li", { className: "cell" }, place ? el("div") : slugline(scene), card.node);
      });
      return el("section", { className: "scene", "aria-label": `Scene ${scene.number}` }, el("ol", { className: "shots" }, ...shots));
    });
    for (const id of cards.keys()) if (!known.has(id)) cards.delete(id);
    const held = document.activeElement;
    board.replaceChildren(...scenes);
    // Moving a card takes the focus away from what is being typed in it.
    if (held?.isConnected && board.contains(held)) held.focus({ preventScroll: true });
  }

  function slugline(scene) {
    return el("header", { className: "slugline" },
      el("h2", {}, el("span", { className: "number" }, scene.number), ` ${scene.slugline}`),
      el("p", { className: "dim" }, [scene.purpose, scene.mood].filter(Boolean).join(" · ")));
  }

  async function deliveries(signal) {
    const all = await studio.deliveries(name, signal);
    const newest = all.find((one) => one.form === "mp4");
    const papers = EXPORTS.flatMap(([form, label]) => {
      const paper = all.find((one) => one.form === form);
      return paper ? [el("a", { href: paper.file, download: paper.name }, `${label}, revision ${paper.revision}`)] : [];
    });
    const now = JSON.stringify([newest, film.revision, papers.map((paper) => paper.href)]);
    if (now === delivered) return;
    delivered = now;
    const note = newest && [
      newest.draft ? "Draft of" : "Cut of", `revision ${newest.revision}, ${when(newest.finished)}.`,
      newest.revision === film.revision ? "" : "The film has changed since: it plays here as it is now."].join(" ");
    const file = newest
      ? el("p", { className: "dim" }, `${note} `, el("a", { href: newest.file, download: newest.name }, "Save the file"))
      : el("p", { className: "empty" }, "No file was delivered here yet; this is the film as it stands. Render makes the file.");
    told.replaceChildren(file, ...(papers.length ? [el("p", { className: "papers" }, ...papers)] : []));
  }

  // What is said elsewhere is looked for now and then; what changes the film brings it along at once.
  let looks = 0;

  async function refresh(signal) {
    looks += 1;
    if (looks % 5 === 0 && !talk.node.hidden) await talk.catchUp();
    const [films, jobs] = await Promise.all([studio.films(signal), studio.jobs(name, signal)]);
    const before = job;
    job = jobs[0] ?? null;
    watch();
    const listed = films.find((one) => one.film === name);
    if (!listed) {
      // Nobody knows it: the studio's own sentence says so.
      if (!job) await unknown(signal);
      logline.textContent = writing();
      return;
    }
    const ended = before && isOpen(before) && !isOpen(job ?? before);
    if (!film || listed.revision !== film.revision || ended) await show(signal);
    const working = job && isOpen(job);
    if (!screen.hidden && (player.revision !== film.revision || ended || working || player.standsIn)) await player.show(film.revision);
  }

  async function unknown(signal) {
    title.textContent = "No such film";
    await studio.film(name, signal);
  }

  const stop = every(1200, refresh);
  return { node, leave: () => { stop(); talk.leave(); player.leave(); document.title = "Workprint"; complain(null); } };
}

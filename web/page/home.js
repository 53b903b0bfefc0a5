// Home: one box to describe a film, the work in hand, and the films there are.

import { act, count, el, every, when } from "./dom.js";
import { isOpen, JobPanel } from "./job.js";
import { studio } from "./wire.js";

const EXAMPLES = [
  "A lighthouse keeper finds a message in a bottle and answers it",
  "Two rival bakers are snowed in together on the night before the fair",
  "An old robot walks through the desert to return a lost letter",
];
const ASPECTS = [["16:9", "16:9 wide"], ["2.39:1", "2.39:1 scope"], ["9:16", "9:16 upright"], ["1:1", "1:1 square"], ["4:5", "4:5"]];

export function homeView() {
  const jobs = el("div", { className: "jobs" });
  const list = el("ul", { className: "films" });
  const none = el("p", { className: "empty", hidden: true }, "No films yet. The first one begins in the box above.");
  const node = el("div", { className: "home" }, maker(), jobs,
    el("section", { "aria-labelledby": "films-title" }, el("h2", { id: "films-title" }, "Films"), none, list));
  const panels = new Map();
  let shown = "";

  async function refresh(signal) {
    const [films, known] = await Promise.all([studio.films(signal), studio.jobs(null, signal)]);
    const open = known.filter(isOpen);
    for (const job of open) {
      if (!panels.has(job.id)) {
        panels.set(job.id, new JobPanel({ withFilm: true }));
        jobs.append(panels.get(job.id).node);
      }
    }
    for (const [id, panel] of panels) {
      const job = known.find((one) => one.id === id);
      if (job) panel.update(job);
      if (!job || job.state === "done") {
        panel.node.remove();
        panels.delete(id);
      }
    }
    const now = JSON.stringify(films);
    if (now !== shown) list.replaceChildren(...films.map(filmCard));
    shown = now;
    none.hidden = films.length > 0;
  }

  return { node, leave: every(1500, refresh) };
}

function maker() {
  const idea = el("textarea", { id: "idea", rows: 3, maxLength: 4000, required: true,
    placeholder: "Who wants what, and what stands in the way?", "aria-describedby": "idea-help" });
  const minutes = el("input", { id: "minutes", type: "number", min: 0.25, max: 10, step: 0.25, value: 1.5, required: true });
  const seed = el("input", { id: "seed", type: "number", step: 1, value: 1, required: true });
  const aspect = el("select", { id: "aspect" }, ...ASPECTS.map(([value, label]) => el("option", { value }, label)));
  const style = el("input", { id: "style", type: "text", maxLength: 500, placeholder: "noir, hard light" });
  const draft = el("input", { id: "draft", type: "checkbox" });
  const make = el("button", { type: "submit", className: "main" }, "Make the film");
  const examples = EXAMPLES.map((words) =>
    el("button", { type: "button", className: "example", onclick: () => { idea.value = words; idea.focus(); } }, words));
  const begin = () => act(make, async () => {
    const job = await studio.make({ idea: idea.value, minutes: minutes.valueAsNumber, seed: seed.valueAsNumber,
      aspect: aspect.value, style: style.value, draft: draft.checked });
    location.hash = `#/films/${encodeURIComponent(job.film)}`;
  });
  const form = el("form", { className: "maker", onsubmit: (event) => { event.preventDefault(); begin(); } },
    el("h1", { tabIndex: -1 }, el("label", { htmlFor: "idea" }, "Describe your film")),
    idea,
    el("p", { id: "idea-help", className: "help" }, "A sentence is enough. The story, the shots, the voices and the music come of it."),
    el("div", { className: "examples", role: "group", "aria-label": "Examples" }, ...examples),
    el("div", { className: "options" },
      field("Minutes", minutes), field("Seed", seed, "another seed is another film"), field("Picture", aspect),
      field("Style", style), el("label", { className: "tick" }, draft, "Draft: small and quick"), make));
  idea.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
  return form;
}

function field(label, input, title) {
  return el("label", { className: "field", title: title ?? "" }, el("span", {}, label), input);
}

function filmCard(film) {
  const picture = el("img", { src: studio.poster(film.film, 1), alt: "", loading: "lazy" });
  picture.addEventListener("error", () => picture.replaceWith(el("span", { className: "blank", "aria-hidden": "true" })));
  return el("li", {}, el("a", { className: "film-card", href: `#/films/${encodeURIComponent(film.film)}` },
    el("span", { className: "frame" }, picture),
    el("span", { className: "film-title" }, film.title || film.film),
    el("span", { className: "dim" }, `${count(film.revision, "edit")} · ${when(film.changed)}`)));
}

// The page of the studio: which view is shown. All that is shown comes from the studio, and every change goes to it.
//
// #/               home.js   describe a film, watch it being made, the list of films
// #/films/heron    film.js   one film: its storyboard, its shots, its delivery

import { complain, el, say } from "./dom.js";
import { filmView } from "./film.js";
import { homeView } from "./home.js";
import { showToken } from "./wire.js";

const main = document.getElementById("main");
let leave = () => {};

function route(event) {
  leave();
  complain(null);
  say("");
  const film = location.hash.match(/^#\/films\/(.+)$/)?.[1];
  const view = film ? filmView(decodeURIComponent(film)) : homeView();
  leave = view.leave;
  main.replaceChildren(view.node);
  if (event) {
    scrollTo(0, 0);
    view.node.querySelector("h1")?.focus();
  }
}

addEventListener("hashchange", (event) => {
  if (location.hash === "#main") return;
  route(event);
});

try {
  await showToken();
  route();
} catch (error) {
  main.replaceChildren(el("h1", {}, "Not open to you"));
  complain(error);
}

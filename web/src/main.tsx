import "@fontsource-variable/inter/wght.css";
import "./theme.css";
import "./parts/parts.css";
import { render } from "preact";
import { bindKeys } from "./app/commands";
import { sendGathered } from "./app/edits";
import { keepFocus } from "./parts/focus";
import { askedTimecode, follow } from "./app/route";
import { load, loadJobs, loadPerson } from "./app/load";
import { complain } from "./app/says";
import { Shell } from "./app/shell";
import { showTheme } from "./app/theme";
import { film, rate, route } from "./app/store";
import { readTimecode } from "./app/timecode";
import { showToken } from "./app/wire";
import { showLanguage, wanted } from "./text/text";
import { lookEarly } from "./viewer/screen";

/** so long is waited, at most, for what the first picture needs to be asked for: what the page asks for then keeps it back */
const ASKED_MS = 300;

showTheme();
follow();
// The film is asked for with the first breath, and not when all that shows it stands; so is what its first picture needs.
async function open(): Promise<void> {
  const here = route.value;
  const opened = load(0);
  const looked = here.page === "film" && lookEarly(here.film, opened.then(() => readTimecode(askedTimecode() ?? "", rate.value) ?? 0));
  await opened;
  await Promise.race([looked, new Promise((done) => setTimeout(done, ASKED_MS))]);
  // Perhaps it is only just being written.
  if (here.page === "film" && !film.value) await loadJobs(here.film);
}

await Promise.all([showLanguage(wanted()), showToken().then(() => Promise.all([loadPerson(), open()]))]).catch(complain);
bindKeys();
keepFocus();
addEventListener("pagehide", sendGathered);
const place = document.getElementById("page");
place?.replaceChildren();
if (place) render(<Shell />, place);

import "@fontsource-variable/inter/wght.css";
import "./theme.css";
import "./parts/parts.css";
import { render } from "preact";
import { bindKeys } from "./app/commands";
import { sendGathered } from "./app/edits";
import { keepFocus } from "./parts/focus";
import { follow } from "./app/route";
import { load, loadJobs, loadPerson } from "./app/load";
import { complain } from "./app/says";
import { Shell } from "./app/shell";
import { showTheme } from "./app/theme";
import { film, route } from "./app/store";
import { showToken } from "./app/wire";
import { showLanguage, wanted } from "./text/text";
import { lookEarly } from "./viewer/screen";

showTheme();
follow();
async function begin(): Promise<void> {
  const here = route.value;
  if (film.value?.timeline.frames) lookEarly(film.value.film, film.value.revision);
  // Perhaps it is only just being written.
  else if (here.page === "film" && !film.value) await loadJobs(here.film);
}

// The film is asked for with the first breath, and not when all that shows it stands.
await Promise.all([showLanguage(wanted()), showToken().then(() => Promise.all([loadPerson(), load(0).then(begin)]))]).catch(complain);
bindKeys();
keepFocus();
addEventListener("pagehide", sendGathered);
const place = document.getElementById("page");
place?.replaceChildren();
if (place) render(<Shell />, place);

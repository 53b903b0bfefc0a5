import "@fontsource-variable/inter/wght.css";
import "./theme.css";
import "./parts/parts.css";
import { render } from "preact";
import { bindKeys } from "./app/commands";
import { keepFocus } from "./parts/focus";
import { follow } from "./app/route";
import { load, loadPerson } from "./app/load";
import { complain } from "./app/says";
import { Shell } from "./app/shell";
import { showTheme } from "./app/theme";
import { film } from "./app/store";
import { address, showToken, words } from "./app/wire";
import { showLanguage, wanted } from "./text/text";

showTheme();
follow();
/** The studio makes the first picture of a film that is looked at: it is told so before anything here can show it. */
function begin(): void {
  if (film.value?.timeline.frames) void words(address.playlist(film.value.film, "picture", film.value.revision)).catch(() => undefined);
}

// The film is asked for with the first breath, and not when all that shows it stands.
await Promise.all([showLanguage(wanted()), showToken().then(() => Promise.all([loadPerson(), load(0).then(begin)]))]).catch(complain);
bindKeys();
keepFocus();
const place = document.getElementById("page");
place?.replaceChildren();
if (place) render(<Shell />, place);

import "@fontsource-variable/inter/wght.css";
import "./theme.css";
import "./parts/parts.css";
import { render } from "preact";
import { bindKeys } from "./app/commands";
import { follow } from "./app/route";
import { loadPerson } from "./app/load";
import { complain } from "./app/says";
import { Shell } from "./app/shell";
import { showTheme } from "./app/theme";
import { showToken } from "./app/wire";
import { showLanguage, wanted } from "./text/text";

showTheme();
await Promise.all([showLanguage(wanted()), showToken().then(loadPerson)]).catch(complain);
follow();
bindKeys();
const place = document.getElementById("page");
if (place) render(<Shell />, place);

// Whose wish an edit was and where they said it, beside who then did it. Pure but for the page's words.

import type { Asker } from "../protocol";
import { t } from "../text/text";

const NAMED: Readonly<Record<string, string>> = { slack: "Slack", discord: "Discord", mcp: "MCP" };

/** The parts to show after the actor: for whom, where that is someone else, and where; none for what nobody is known of. */
export function behind(asker: Asker, actor: string): string[] {
  const who = !asker.name || asker.name === actor ? "" : actor ? t("asked.for", { who: asker.name }) : asker.name;
  return [who, place(asker.place ?? "")].filter(Boolean);
}

function place(name: string): string {
  if (name === "web") return t("asked.page");
  if (name === "terminal") return t("asked.terminal");
  return NAMED[name] ?? name;
}

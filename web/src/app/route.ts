// Where the page is, as its address: / or /films/heron?tab=board&tc=00:00:04:12

import { batch } from "@preact/signals";
import { type Route, route, TABS, type Tab } from "./store";

export function read(where: Location): Route {
  const film = /^\/films\/([^/]+)$/.exec(where.pathname)?.[1];
  if (!film) return { page: "start" };
  const asked = new URLSearchParams(where.search).get("tab") as Tab;
  return { page: "film", film: decodeURIComponent(film), tab: TABS.includes(asked) ? asked : "board" };
}

export function path(to: Route): string {
  if (to.page === "start") return "/";
  return `/films/${encodeURIComponent(to.film)}${to.tab === "board" ? "" : `?tab=${to.tab}`}`;
}

export function go(to: Route): void {
  history.pushState(null, "", path(to));
  route.value = to;
}

export function openTab(tab: Tab): void {
  const here = route.value;
  if (here.page !== "film" || here.tab === tab) return;
  history.replaceState(null, "", path({ ...here, tab }));
  route.value = { ...here, tab };
}

/** The timecode that the address asks for, once. */
export function askedTimecode(): string | null {
  return new URLSearchParams(location.search).get("tc");
}

export function follow(): void {
  const now = () => batch(() => void (route.value = read(location)));
  addEventListener("popstate", now);
  now();
}

/** A link inside the page: followed without loading anew. */
export function followLink(event: MouseEvent): void {
  const link = (event.target as Element).closest("a");
  const plain = !event.defaultPrevented && event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey;
  if (!link || !plain || link.origin !== location.origin || link.target || link.hasAttribute("download")) return;
  if (link.pathname !== "/" && !link.pathname.startsWith("/films/")) return;
  event.preventDefault();
  history.pushState(null, "", link.href);
  route.value = read(location);
}

// The keys of the studio. One table: what `?` shows is what is done.

import { signal } from "@preact/signals";
import type { Word } from "../text/text";
import { refused, type Right } from "./may";
import { shutOut } from "./wire";

export interface Command {
  /** as KeyboardEvent.key, with Mod+ (Ctrl or Command), Shift+, Alt+ before it */
  keys: readonly string[];
  says: Word;
  group: "play" | "edit" | "view" | "board" | "chat";
  /** `held`: the key is down and says so again. Null: the part of the page that has the focus does it by itself. */
  work: ((held: boolean) => void) | null;
  /** what whoever is here must be allowed for it */
  needs?: Right;
  /** also while a text is being written */
  always?: boolean;
}

const known: Command[] = [];
/** the keys that are down */
const down = new Set<string>();
export const listed = signal<readonly Command[]>([]);

export function register(commands: readonly Command[]): void {
  known.push(...commands);
  listed.value = [...known];
}

const mac = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** A combination as a person of this machine knows it. */
export function shown(keys: string): string {
  const names: Record<string, string> = { " ": "Space", ArrowLeft: "←", ArrowRight: "→", ArrowUp: "↑", ArrowDown: "↓", Delete: "Del", Mod: mac ? "⌘" : "Ctrl", Shift: "⇧", Alt: mac ? "⌥" : "Alt" };
  return (keys === "+" ? ["+"] : keys.split(/\+(?=.)/)).map((part) => names[part] ?? (part.length === 1 ? part.toUpperCase() : part)).join(" ");
}

export function keysOf(says: Word): string {
  const found = known.find((command) => command.says === says);
  return found?.keys[0] ? shown(found.keys[0]) : "";
}

function pressed(event: KeyboardEvent): string {
  const letter = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const shift = event.shiftKey && (event.key.length > 1 || /[a-z]/i.test(event.key));
  return `${event.ctrlKey || event.metaKey ? "Mod+" : ""}${event.altKey ? "Alt+" : ""}${shift ? "Shift+" : ""}${letter}`;
}

function writing(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !["checkbox", "radio", "button", "range"].includes(target.type);
  return target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

export const isDown = (key: string): boolean => down.has(key);

/** Letters act nowhere but in the studio's own parts: never in a text, nor on a button that wants Space or Enter. */
export function listen(): void {
  addEventListener("keyup", (event) => down.delete(event.key.toLowerCase()));
  addEventListener("blur", () => down.clear());
  addEventListener("keydown", (event) => {
    down.add(event.key.toLowerCase());
    if (event.defaultPrevented || event.isComposing || shutOut.value || document.querySelector("dialog[open], .menu")) return;
    const keys = pressed(event);
    const target = event.target as HTMLElement;
    const found = known.find((command) => command.work && command.keys.includes(keys) && (command.always || !writing(target)));
    if (!found?.work) return;
    const control = target.closest("button, a, summary, [role=slider], [role=separator], [role=tab]");
    if (control && (keys === " " || keys === "Enter" || (keys.startsWith("Arrow") && control.matches("[role]")))) return;
    const letter = !keys.startsWith("Mod+") && !found.always && keys !== "?";
    if (letter && !target.matches("body, main, .view") && !target.closest("[data-keys]")) return;
    event.preventDefault();
    if (!found.needs || !refused(found.needs)) found.work(event.repeat);
  });
}

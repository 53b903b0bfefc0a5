// One menu at a time, at a point or under a button, with the keys that menus have.

import { signal } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { may, refused, type Right } from "../app/may";
import { Icon, type IconName } from "./icon";

export interface Item {
  label: string;
  icon?: IconName;
  keys?: string;
  disabled?: boolean;
  /** why it is not to be had, where that is */
  why?: string;
  checked?: boolean;
  /** what whoever is here must be allowed for it to be offered */
  needs?: Right;
  work: () => void;
}
export type Entry = Item | "line";
interface Open {
  name: string;
  x: number;
  y: number;
  entries: readonly Entry[];
  from: HTMLElement | null;
}

const open = signal<Open | null>(null);

/** Open a menu of what whoever is here may do; with nothing in it, it says why. */
export function openMenu(name: string, at: { x: number; y: number } | HTMLElement, all: readonly Entry[]): void {
  const theirs = all.filter((entry) => entry === "line" || !entry.needs || may(entry.needs));
  const entries = theirs.filter((entry, place) => entry !== "line" || (place > 0 && place < theirs.length - 1 && theirs[place - 1] !== "line"));
  if (!entries.length) return void refused("edit");
  const from = document.activeElement instanceof HTMLElement ? document.activeElement : null;
  if (at instanceof HTMLElement) {
    const box = at.getBoundingClientRect();
    // A clip has no focus of its own: its row has.
    open.value = { name, x: box.left, y: box.bottom + 4, entries, from: at.tabIndex >= 0 ? at : from };
  } else open.value = { name, ...at, entries, from };
}

export function closeMenu(): void {
  const from = open.value?.from;
  open.value = null;
  from?.focus();
}

export function MenuHost() {
  const here = open.value;
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const menu = box.current;
    if (!here || !menu) return;
    menu.style.left = `${Math.max(8, Math.min(here.x, innerWidth - menu.offsetWidth - 8))}px`;
    menu.style.top = `${Math.max(8, Math.min(here.y, innerHeight - menu.offsetHeight - 8))}px`;
    menu.querySelector<HTMLElement>("button:not(:disabled)")?.focus();
  }, [here]);
  useEffect(() => {
    if (!here) return undefined;
    const away = (event: Event) => {
      if (!box.current?.contains(event.target as Node)) open.value = null;
    };
    addEventListener("pointerdown", away, true);
    addEventListener("blur", closeMenu);
    return () => {
      removeEventListener("pointerdown", away, true);
      removeEventListener("blur", closeMenu);
    };
  }, [here]);
  if (!here) return null;

  const move = (event: KeyboardEvent) => {
    const buttons = [...(box.current?.querySelectorAll<HTMLElement>("button:not(:disabled)") ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLElement);
    const to: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 };
    const wanted = to[event.key];
    event.stopPropagation();
    if (event.key === "Escape" || event.key === "Tab") {
      event.preventDefault();
      closeMenu();
    } else if (wanted !== undefined) {
      event.preventDefault();
      buttons.at(wanted % buttons.length)?.focus();
    }
  };
  return (
    <div class="menu" role="menu" aria-label={here.name} ref={box} onKeyDown={move}>
      {here.entries.map((entry, place) =>
        entry === "line" ? (
          <hr key={place} />
        ) : (
          <button
            key={entry.label}
            type="button"
            role={entry.checked === undefined ? "menuitem" : "menuitemcheckbox"}
            {...(entry.checked === undefined ? {} : { "aria-checked": entry.checked })}
            disabled={entry.disabled ?? false}
            tabIndex={-1}
            onClick={() => {
              closeMenu();
              entry.work();
            }}
          >
            {entry.icon ? <Icon name={entry.checked ? "check" : entry.icon} /> : entry.checked !== undefined && <Icon name={entry.checked ? "check" : "minus"} />}
            <span>
              {entry.label}
              {entry.disabled && entry.why && <small>{entry.why}</small>}
            </span>
            {entry.keys && <kbd>{entry.keys}</kbd>}
          </button>
        ),
      )}
    </div>
  );
}

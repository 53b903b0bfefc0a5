// Short words to the person: toasts that go by themselves, and what a screen reader is told.

import { signal } from "@preact/signals";
import { inOurs } from "../chat/director";
import { Refused, shutOut } from "./wire";

export interface Toast {
  id: number;
  text: string;
  tone: "plain" | "bad";
  action?: { label: string; work: () => void } | undefined;
}

export const toasts = signal<readonly Toast[]>([]);
export const announced = signal("");
let last = 0;

export function dismiss(id: number): void {
  toasts.value = toasts.value.filter((toast) => toast.id !== id);
}

export function say(text: string, options: { tone?: Toast["tone"]; action?: Toast["action"] } = {}): void {
  const id = ++last;
  const tone = options.tone ?? "plain";
  // Said twice, it stands there once.
  toasts.value = [...toasts.value.filter((toast) => toast.text !== text).slice(-2), { id, text, tone, action: options.action }];
  announce(text);
  setTimeout(() => dismiss(id), tone === "bad" ? 9000 : 5000);
}

export function announce(text: string): void {
  announced.value = text;
}

export function complain(error: unknown): void {
  if (shutOut.value || (error instanceof DOMException && error.name === "AbortError")) return;
  say(inOurs(error instanceof Error ? error.message : String(error)), { tone: "bad" });
}

/** Of what the page does by itself: that the studio is away is shown already, and it is done once that is back. */
export function complainUnlessAway(error: unknown): void {
  if (!isAway(error)) complain(error);
}

const AWAY: ReadonlySet<string> = new Set(["gone", "server_stopped"]);
export const isAway = (error: unknown): boolean => error instanceof Refused && AWAY.has(error.code);

// Dark, light, or as the machine has it.

import { signal } from "@preact/signals";

export const THEMES = ["system", "dark", "light"] as const;
export type Theme = (typeof THEMES)[number];
const KEPT = "workprint.theme";

export const theme = signal<Theme>(THEMES.find((one) => one === localStorage.getItem(KEPT)) ?? "system");

export function showTheme(): void {
  const root = document.documentElement;
  if (theme.value === "system") delete root.dataset["theme"];
  else root.dataset["theme"] = theme.value;
}

export function setTheme(to: Theme): void {
  localStorage.setItem(KEPT, to);
  theme.value = to;
  showTheme();
}

// Focus is never lost: where the control that had it is gone or can no longer be used, the one that now stands in its
// place has it. Whoever works by keys, or hears the page, stays where they were.

const ABLE = "a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), summary, [tabindex]";

/** what has focus, all that could have had it then, in order, and what it stood in, from the nearest */
let held: HTMLElement | null = null;
let order: readonly HTMLElement[] = [];
let around: readonly HTMLElement[] = [];

function able(within: ParentNode): HTMLElement[] {
  return [...within.querySelectorAll<HTMLElement>(ABLE)].filter((one) => one.tabIndex >= 0);
}

function hold(node: HTMLElement): void {
  held = node;
  order = able(document);
  const found: HTMLElement[] = [];
  for (let one = node.parentElement; one && one !== document.body; one = one.parentElement) found.push(one);
  around = found;
}

const isUsable = (node: HTMLElement) => node.isConnected && !node.matches(":disabled");

function look(): void {
  const lost = held;
  if (!lost || isUsable(lost)) return;
  const now = document.activeElement;
  if (now && now !== document.body && now !== lost) return;
  held = null;
  (successor(lost) ?? document.querySelector<HTMLElement>("main"))?.focus();
}

/** In the nearest part that is still there: what came next, else what came before, else what came new. */
function successor(lost: HTMLElement): HTMLElement | undefined {
  const at = order.indexOf(lost);
  const near = [...order.slice(at + 1), ...order.slice(0, Math.max(at, 0)).reverse()];
  for (const part of around) {
    // Beyond the parts of a view there is no neighbour, only the view.
    if (!part.isConnected || part.matches("main, .shell, #page")) continue;
    const there = able(part).filter((one) => one.getClientRects().length);
    const next = near.find((one) => there.includes(one)) ?? there[0] ?? (part.tabIndex === -1 && part.hasAttribute("tabindex") ? part : undefined);
    if (next) return next;
  }
  return undefined;
}

export function keepFocus(): void {
  addEventListener("focusin", (event) => hold(event.target as HTMLElement));
  // Who presses on nothing has put focus away.
  addEventListener("pointerdown", () => void (held = null), true);
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["disabled"] });
}

/** Leave a field that is written: what it stands in has the keys then, and Tab goes on from there. */
export function leave(field: HTMLElement): void {
  (field.closest<HTMLElement>("[tabindex='-1']") ?? document.querySelector<HTMLElement>("main"))?.focus();
}

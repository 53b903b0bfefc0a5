// What stands beside the viewer, drawn after its first picture and a part at a time: play, too, is heard at once.

import { useSignal, useSignalEffect } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { pictured } from "../viewer/player";

/** Its children, once those that come `after` fewer have had their turn. */
export function Later({ after, children }: { after: number; children: ComponentChildren }) {
  const due = useSignal(false);
  useSignalEffect(() => {
    if (!pictured.value || due.peek()) return undefined;
    const timer = setTimeout(() => void (due.value = true), after);
    return () => clearTimeout(timer);
  });
  return due.value ? children : null;
}

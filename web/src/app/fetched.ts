// What a view asks the studio for when it is opened: asked for again when the studio has been away meanwhile.

import { useEffect, useRef } from "preact/hooks";
import { complain } from "./says";
import { online } from "./store";

/**
 * Asks when the inputs have changed, and whenever what is given back is called. Only the newest answer is taken: one
 * that was under way already when something was changed tells of the time before, and may come after the change.
 */
export function useFetched<Told>(ask: () => Promise<Told> | null | undefined, take: (told: Told) => void, inputs: readonly unknown[]): () => void {
  const there = online.value;
  const newest = useRef(0);
  const read = () => {
    newest.current += 1;
    const mine = newest.current;
    const isNewest = () => mine === newest.current;
    ask()?.then(
      (told) => void (isNewest() && take(told)),
      (error: unknown) => void (isNewest() && complain(error)),
    );
  };
  useEffect(() => {
    if (there) read();
    return () => void (newest.current += 1);
  }, [...inputs, there]);
  return read;
}

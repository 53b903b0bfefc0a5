// What a view asks the studio for when it is opened: asked for again when the studio has been away meanwhile.

import { useEffect } from "preact/hooks";
import { online } from "./store";

export function useFetched(read: () => void, inputs: readonly unknown[]): void {
  const there = online.value;
  useEffect(() => {
    if (there) read();
  }, [...inputs, there]);
}

// Pictures of takes, two at a time: a browser has six lines to a server, and what is said and played must not wait
// for pictures that are decoded first.

import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

const LINES = 2;
const NEAR = "200px";
let busy = 0;
let strips = 0;
const waiting: (() => void)[] = [];
const patient: (() => void)[] = [];

/** Call `begin` when a line is free; it calls `done` when it needs it no more. The answer gives the place or the line up.
 * What is patient takes one line, and that when nothing else waits: it costs the server more and shows less. */
export function inTurn(begin: (done: () => void) => void, waits = waiting): () => void {
  let held = false;
  let over = false;
  const done = () => {
    if (over) return;
    over = true;
    const place = waits.indexOf(start);
    if (place >= 0) waits.splice(place, 1);
    if (!held) return;
    busy -= 1;
    if (waits === patient) strips -= 1;
    next();
  };
  const start = () => {
    held = true;
    busy += 1;
    if (waits === patient) strips += 1;
    begin(done);
  };
  waits.push(start);
  next();
  return done;
}

/** For what is patient. */
export const lastInTurn = (begin: (done: () => void) => void) => inTurn(begin, patient);

function next(): void {
  while (busy < LINES && waiting.length) waiting.shift()?.();
  if (busy < LINES && !strips) patient.shift()?.();
}

/** An image that is fetched in turn once it is near what the window shows; another `src` replaces it when it is there. */
export function Picture({ src, ...rest }: Omit<JSX.IntrinsicElements["img"], "src" | "loading"> & { src: string }) {
  const node = useRef<HTMLImageElement>(null);
  const [asked, ask] = useState<string>();
  const last = useRef<string>();
  const leave = useRef(() => {});
  useEffect(() => {
    if (!node.current) return;
    const near = new IntersectionObserver(
      (seen) => {
        if (!seen.some((one) => one.isIntersecting)) return;
        near.disconnect();
        leave.current = inTurn((done) => {
          // The same once more is not fetched, and nothing would say that it came.
          if (last.current === src) return done();
          last.current = src;
          ask(src);
        });
      },
      { rootMargin: NEAR },
    );
    near.observe(node.current);
    return () => {
      near.disconnect();
      leave.current();
    };
  }, [src]);
  const over = () => leave.current();
  // Until it is here, and instead of the mark of a browser, there is the ground that it would lie on.
  return <img {...rest} ref={node} src={asked} decoding="async" onLoad={(event) => (over(), marked(event.currentTarget, "here"))} onError={(event) => (over(), marked(event.currentTarget, "none"), rest.onError?.(event))} />;
}

function marked(image: HTMLImageElement, as: "here" | "none"): void {
  delete image.dataset["here"];
  delete image.dataset["none"];
  image.dataset[as] = "";
}

// The chat: the conversation, what waits for a decision, and the box that is always within reach.

import { useSignal, useSignalEffect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { may } from "../app/may";
import { film, shots, working } from "../app/store";
import { Button } from "../parts/button";
import { t } from "../text/text";
import { Dailies, Missing, Work } from "./dailies";
import { busy, latest, stopTalking, tell, told, turns } from "./talking";
import { Turn } from "./turn";
import "./chat.css";

const NEAR_END = 80;

export function Chat() {
  const log = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const top = useRef(0);
  const seen = useRef(told.value);
  useSignalEffect(() => {
    void turns.value;
    // Whoever has scrolled up stays there, until they say something themselves.
    if (seen.current !== told.value) atEnd.current = true;
    seen.current = told.value;
  });
  useEffect(() => {
    const node = log.current;
    if (!node) return undefined;
    const follow = () => {
      if (atEnd.current) node.scrollTop = node.scrollHeight;
    };
    const size = new ResizeObserver(follow);
    size.observe(node);
    const words = new MutationObserver(follow);
    words.observe(node, { childList: true, subtree: true, characterData: true });
    return () => {
      size.disconnect();
      words.disconnect();
    };
  }, []);
  return (
    <section class="chat" aria-label={t("chat")}>
      <div
        class="chat-log"
        ref={log}
        role="log"
        aria-label={t("chat.log")}
        aria-busy={busy.value}
        tabIndex={0}
        onScroll={(event) => {
          const node = event.currentTarget;
          const near = node.scrollHeight - node.scrollTop - node.clientHeight < NEAR_END;
          // What comes in while it scrolls makes it far from the end, too: only who scrolls back leaves the end.
          if (near || node.scrollTop < top.current) atEnd.current = near;
          top.current = node.scrollTop;
        }}
      >
        <Idea />
        {film.value && !film.value.idea && !turns.value.length && <p class="chat-none">{t("chat.none")}</p>}
        {turns.value.map((turn, place) => (
          <Turn key={turn.turn || `new ${place}`} turn={turn} />
        ))}
      </div>
      <div class="chat-foot">
        <div class="chat-due">
          <Work />
          <Dailies />
          <Missing />
        </div>
        <Composer />
      </div>
    </section>
  );
}

/** What the film was described as, and what it became; while it waits for its turn or is written, what was described. */
function Idea() {
  const open = film.value;
  const making = working.value?.idea;
  if (!open?.idea && !making) return null;
  return (
    <article class="turn">
      <div class="mine">
        <p>{open?.idea || making}</p>
      </div>
      {open?.idea && (
        <div class="theirs">
          <p class="turn-words">
            <b>{open.title}</b>
            {open.logline && `\n${open.logline}`}
          </p>
        </div>
      )}
    </article>
  );
}

export function Composer() {
  const words = useSignal("");
  const field = useRef<HTMLTextAreaElement>(null);
  const send = () => {
    const said = words.value;
    if (!said.trim() || busy.value || !film.value) return;
    words.value = "";
    void tell(said);
  };
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <textarea
        ref={field}
        id="composer"
        rows={1}
        aria-label={t("composer")}
        placeholder={t(shots.value.length ? "composer.placeholder" : film.value ? "start.placeholder" : "composer.soon")}
        value={words.value}
        onInput={(event) => void (words.value = event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
            event.preventDefault();
            send();
          }
          if (event.key === "ArrowUp" && !words.value && latest.value) {
            event.preventDefault();
            words.value = latest.value.message;
          }
        }}
      />
      {busy.value && may("edit") ? (
        <Button only icon="stop" label={t("stop")} onClick={() => void stopTalking()} />
      ) : (
        <Button type="submit" only look="main" icon="send" label={t("send")} disabled={busy.value || !film.value || !words.value.trim()} />
      )}
    </form>
  );
}

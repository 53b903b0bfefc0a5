// The comments: one box for the moment under the playhead, and all that was said, in the order of the film.

import { useComputed, useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { comments, film, guest, person, rate } from "../app/store";
import { timecode } from "../app/timecode";
import type { CommentShown } from "../protocol";
import { Button } from "../parts/button";
import { calledAs, initial, ownName, setOwnName } from "../people/names";
import { when } from "../text/language";
import { count, t } from "../text/text";
import { frame, pause, playing, seek } from "../viewer/player";
import { address, comment, openComments, resolve, sharing, type Thread, threads } from "./comments";
import { useDraft } from "./drafts";
import "./comments.css";

const WHICH = ["open", "done", "all"] as const;

export function Comments() {
  const which = useSignal<(typeof WHICH)[number]>("open");
  const shown = useComputed(() => threads.value.filter((thread) => which.value === "all" || thread.first.state === which.value));
  if (!film.value) return null;
  return (
    <div class="comments">
      <Write />
      <div class="row wrap comments-tools">
        <div class="row" role="group" aria-label={t("comment.show")}>
          {WHICH.map((one) => (
            <Button key={one} low look="bare" label={one === "open" ? `${t("comment.open")} ${openComments.value.length}` : t(one === "done" ? "comment.done" : "filter.all")} aria-pressed={which.value === one} onClick={() => void (which.value = one)} />
          ))}
        </div>
        <span class="gap" />
        <Button low icon="share" needs="approve" label={t("share")} onClick={() => void (sharing.value = true)} />
      </div>
      <ol class="comments-list" aria-label={count("comments", shown.value.length)}>
        {shown.value.map((thread) => (
          <Said key={thread.first.number} thread={thread} />
        ))}
      </ol>
      {!shown.value.length && (
        <div class="empty">
          <p>{t(comments.value.length ? "comment.noneLeft" : "comment.none")}</p>
        </div>
      )}
    </div>
  );
}

/** A box to write in. While one writes, the film waits. */
function Write({ about, done }: { about?: CommentShown; done?: () => void }) {
  const { words, write } = useDraft(film.value?.film ?? "", about?.number ?? null);
  const named = useRef<HTMLInputElement>(null);
  const box = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    if (about) box.current?.focus();
  }, []);
  const nameless = !about && (guest.value || !person.value?.known);
  const send = async () => {
    if (named.current) setOwnName(named.current.value);
    if (await comment(words.value.trim(), about)) {
      write("");
      done?.();
    }
  };
  return (
    <form
      class="comment-box"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <textarea
        class="field"
        rows={2}
        id={about ? undefined : "comment"}
        ref={box}
        aria-label={about ? t("comment.answer", { author: calledAs(about.author) }) : t("comment.box")}
        placeholder={about ? t("comment.answer", { author: calledAs(about.author) }) : t("comment.box")}
        value={words.value}
        onInput={(event) => {
          write(event.currentTarget.value);
          if (playing.value) pause();
        }}
        onKeyDown={(event) => {
          if (event.key === "Escape" && done) {
            write("");
            done();
          }
          if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
            event.preventDefault();
            void send();
          }
        }}
      />
      <div class="row">
        <span class="tc soft gap">{about ? "" : t("comment.at", { timecode: timecode(frame.value, rate.value) })}</span>
        {nameless && <input class="field comment-name" ref={named} aria-label={t("settings.name")} placeholder={(guest.value && person.value?.name) || t("settings.name")} value={ownName.value} maxLength={60} onChange={(event) => setOwnName(event.currentTarget.value)} />}
        {done && (
          <Button
            low
            label={t("cancel")}
            onClick={() => {
              write("");
              done();
            }}
          />
        )}
        <Button type="submit" low look="main" label={t(about ? "comment.reply" : "comment.send")} disabled={!words.value.trim()} />
      </div>
    </form>
  );
}

function Said({ thread: { first, answers } }: { thread: Thread }) {
  const answering = useSignal(false);
  const done = first.state === "done";
  return (
    <li class="comment" data-state={first.state}>
      <One said={first} />
      {answers.map((answer) => (
        <div class="comment-answer" key={answer.number}>
          <One said={answer} />
        </div>
      ))}
      {answering.value ? (
        <Write about={first} done={() => void (answering.value = false)} />
      ) : (
        <div class="row wrap">
          <Button low look="bare" icon="comment" label={t("comment.reply")} onClick={() => void (answering.value = true)} />
          <Button low look="bare" needs="edit" icon={done ? "undo" : "check"} label={t(done ? "comment.reopen" : "comment.done")} onClick={() => void resolve(first, done ? "open" : "done")} />
          {!done && <Button low look="bare" needs="edit" icon="chat" label={t("comment.address")} onClick={() => void address(first)} />}
        </div>
      )}
    </li>
  );
}

function One({ said }: { said: CommentShown }) {
  const at = said.frame;
  return (
    <div class="comment-said">
      <span class="face quiet" aria-hidden="true">
        {initial(calledAs(said.author))}
      </span>
      <div>
        <p class="row wrap comment-who">
          <b>{calledAs(said.author)}</b>
          {said.guest && <span class="chip">{t("comment.guest")}</span>}
          <span class="soft">{when(said.at)}</span>
        </p>
        <p class="comment-words">{said.text}</p>
        {at === null ? (
          <p class="soft">{t("comment.gone")}</p>
        ) : (
          !said.about && (
            <button type="button" class="comment-at tc" aria-label={t("comment.goto", { timecode: [said.timecode, said.slate].filter(Boolean).join(" ") })} onClick={() => seek(at)}>
              {said.timecode}{" "}
              {said.slate && <b class="slate-name">{said.slate}</b>}
            </button>
          )
        )}
      </div>
    </div>
  );
}

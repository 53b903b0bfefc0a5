// What people say of moments of the film. A comment is pinned to the shot that is seen there, and moves with it.

import { computed, signal } from "@preact/signals";
import { loadComments } from "../app/load";
import { complain, say } from "../app/says";
import { comments, film, person } from "../app/store";
import { studio } from "../app/wire";
import type { CommentShown } from "../protocol";
import { calledAs, ownName } from "../people/names";
import { t } from "../text/text";
import { frame } from "../viewer/player";

export const sharing = signal(false);
export const openComments = computed(() => comments.value.filter((one) => one.state === "open" && !one.about));
/** those that the viewer and the timeline show: open, and of a moment that is still in the film */
export const pins = computed(() => openComments.value.filter((one): one is CommentShown & { frame: number } => one.frame !== null));
/** what this page is saying just now: the socket may tell of it before its own request is answered */
const saying = new Set<string>();

export interface Thread {
  first: CommentShown;
  answers: readonly CommentShown[];
}

/** Comments in the order of the film, each with its answers; those whose shot is gone last. */
export const threads = computed<readonly Thread[]>(() => {
  const place = (one: CommentShown) => one.frame ?? Number.POSITIVE_INFINITY;
  return comments.value
    .filter((one) => !one.about)
    .sort((one, other) => place(one) - place(other) || one.number - other.number)
    .map((first) => ({ first, answers: comments.value.filter((one) => one.about === first.number) }));
});

function put(told: CommentShown): void {
  comments.value = [...comments.value.filter((one) => one.number !== told.number), told];
}

/** Say something of the moment under the playhead, or answer someone. False when it was refused. */
export async function comment(text: string, about?: CommentShown): Promise<boolean> {
  const open = film.value;
  if (!open || !text.trim()) return false;
  saying.add(text);
  const named = ownName.value && (person.value?.guest || !person.value?.known) ? { name: ownName.value } : {};
  try {
    const told = await studio.comment(open.film, { text, frame: about?.frame ?? frame.value, ...(about ? { about: about.number } : {}), ...named });
    put(told);
    return true;
  } catch (error) {
    complain(error);
    return false;
  } finally {
    saying.delete(text);
  }
}

export async function resolve(one: CommentShown, state: CommentShown["state"]): Promise<void> {
  if (film.value) await studio.setComment(film.value.film, one.number, state).then(put).catch(complain);
}

/** Let the director do what a comment asks for. The answer is in the chat; its words are told here too. */
export async function address(one: CommentShown): Promise<void> {
  const open = film.value;
  if (!open) return;
  await studio
    .addressComment(open.film, one.number)
    .then((said) => say(said.reply))
    .catch(complain);
  await loadComments(open.film).catch(complain);
}

/** What the socket tells: a comment is new, or was seen to. */
export function heardComment(name: string, told: CommentShown): void {
  if (film.value?.film !== name) return;
  const known = saying.has(told.text) || comments.value.some((one) => one.number === told.number);
  put(told);
  if (!known) say(t("comment.said", { author: calledAs(told.author), text: told.text }));
}

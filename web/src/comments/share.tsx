// Links for reviewers: made, shown once, taken away.

import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { agree } from "../app/agree";
import { useFetched } from "../app/fetched";
import { complain, say } from "../app/says";
import { film } from "../app/store";
import { studio } from "../app/wire";
import type { PassShown } from "../protocol";
import { Button } from "../parts/button";
import { Dialog } from "../parts/dialog";
import { when } from "../text/language";
import { t } from "../text/text";
import { sharing } from "./comments";

export function Share() {
  const open = film.value;
  if (!sharing.value || !open) return null;
  return (
    <Dialog name={t("share.title")} close={() => void (sharing.value = false)}>
      <Links of={open.film} />
    </Dialog>
  );
}

function Links({ of }: { of: string }) {
  const links = useSignal<readonly PassShown[]>([]);
  const name = useSignal("");
  const made = useSignal<{ name: string; link: string } | null>(null);
  const read = useFetched(() => studio.shares(of), (told) => void (links.value = told), [of]);
  const make = async () => {
    try {
      const told = await studio.share(of, name.value.trim());
      made.value = { name: told.name, link: location.origin + told.path };
      read();
      name.value = "";
    } catch (error) {
      complain(error);
    }
  };
  const end = async (one: PassShown) => {
    if (!(await agree({ title: t("share.end", { name: one.name }), says: [t("yes.shutOut")], yes: t("yes.takeAway") }))) return undefined;
    return studio
      .unshare(of, one.id)
      .then(() => {
        read();
        if (made.value?.name === one.name) made.value = null;
        say(t("share.ended", { name: one.name }));
      })
      .catch(complain);
  };
  return (
    <>
      <p class="soft">{t("share.says")}</p>
      <form
        class="row"
        onSubmit={(event) => {
          event.preventDefault();
          void make();
        }}
      >
        <input class="field gap" autofocus maxLength={60} aria-label={t("share.for")} placeholder={t("share.for")} value={name.value} onInput={(event) => void (name.value = event.currentTarget.value)} />
        <Button type="submit" look="main" icon="share" label={t("share.make")} disabled={!name.value.trim()} />
      </form>
      {made.value && <Once says={t("share.once", { name: made.value.name })} name={t("share.link", { name: made.value.name })} link={made.value.link} />}
      {links.value.length > 0 && (
        <ul class="log">
          {links.value.map((one) => (
            <li key={one.id} class="row">
              <b class="gap">{one.name}</b>
              <span class="soft">{when(one.since)}</span>
              <Button only low look="bare" icon="trash" label={t("share.end", { name: one.name })} onClick={() => void end(one)} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Something that is told once and never again, to be copied. */
export function Once({ says, name, link }: { says: string; name: string; link: string }) {
  const field = useRef<HTMLInputElement>(null);
  const copy = async () => {
    field.current?.select();
    // Without a secure connection a page may not write to the clipboard: it is selected then, for the person's own keys.
    await navigator.clipboard?.writeText(link).then(() => say(t("copied")));
  };
  return (
    <div class="once panel-card">
      <p role="status">{says}</p>
      <div class="row">
        <input class="field gap" readOnly ref={field} aria-label={name} value={link} onFocus={(event) => event.currentTarget.select()} />
        <Button icon="copy" label={t("copy")} onClick={() => void copy().catch(complain)} />
      </div>
    </div>
  );
}

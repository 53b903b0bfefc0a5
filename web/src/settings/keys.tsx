// The key of a service: given once, checked, taken away; where it is from is told, and never what it is.

import { useSignal } from "@preact/signals";
import { agree } from "../app/agree";
import { complain, say } from "../app/says";
import { studio } from "../app/wire";
import type { KeyShown } from "../protocol";
import { Button } from "../parts/button";
import { named, t } from "../text/text";

interface Asked {
  of: KeyShown;
  changed: () => void;
}

export function KeyOf({ of, changed }: Asked) {
  const open = useSignal(false);
  const busy = useSignal(false);
  const kept = Object.values(of.settings).includes("home");
  const given = Object.values(of.settings).some((one) => one !== null);
  const fixed = Object.values(of.settings).includes("environment");
  const check = async () => {
    busy.value = true;
    try {
      const told = await studio.checkKey(of.service);
      say(told.problem || t("key.opens", { name: of.title }), told.ok ? {} : { tone: "bad" });
    } catch (error) {
      complain(error);
    }
    busy.value = false;
  };
  const forget = async () => {
    if (!(await agree({ title: t("key.forget", { name: of.title }), says: [t("key.forgetSays")], yes: t("yes.takeAway") }))) return;
    await studio.forgetKey(of.service).then(changed).catch(complain);
  };
  return (
    <>
      <span class="soft settings-source">{given && t(fixed ? "key.environment" : "key.kept")}</span>
      <span class="row settings-key">
        {given && <Button low label={t("key.check")} aria-label={t("key.checkOf", { name: of.title })} off={busy.value} onClick={() => void check()} />}
        <Button low icon="key" label={t("key.give")} aria-label={t("key.giveTo", { name: of.title })} aria-expanded={open.value} onClick={() => void (open.value = !open.value)} />
        {kept && <Button only low look="bare" icon="trash" label={t("key.forget", { name: of.title })} onClick={() => void forget()} />}
      </span>
      {open.value && (
        <KeyForm
          of={of}
          done={(kept) => {
            open.value = false;
            if (kept) changed();
          }}
        />
      )}
    </>
  );
}

function KeyForm({ of, done }: { of: KeyShown; done: (kept: boolean) => void }) {
  const words = useSignal<Record<string, string>>({});
  const said = Object.fromEntries(Object.entries(words.value).filter(([, value]) => value.trim()));
  const keep = () =>
    studio
      .keepKey(of.service, said)
      .then((now) => {
        say(now.ready ? t("key.ready", { name: of.title }) : now.why_not);
        done(true);
      })
      .catch(complain);
  return (
    <form
      class="row wrap settings-keys"
      autocomplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      {Object.keys(of.settings).map((setting, place) => (
        <label key={setting} class="named">
          {named("keySetting", setting)}
          <input
            class="field"
            type={setting === "key" || setting === "second_key" ? "password" : "text"}
            autocomplete="off"
            spellcheck={false}
            autofocus={place === 0}
            onInput={(event) => void (words.value = { ...words.value, [setting]: event.currentTarget.value })}
          />
        </label>
      ))}
      <Button type="submit" look="main" label={t("key.keep")} disabled={!Object.keys(said).length} />
      <Button label={t("cancel")} onClick={() => done(false)} />
      <span class="soft">{t("key.says")}</span>
    </form>
  );
}

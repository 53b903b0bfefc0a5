// Who may come in from elsewhere, and as what: said by the owner.

import { useSignal } from "@preact/signals";
import { agree } from "../app/agree";
import { useFetched } from "../app/fetched";
import { complain, say } from "../app/says";
import { person } from "../app/store";
import { studio } from "../app/wire";
import { Once } from "../comments/share";
import type { PassShown } from "../protocol";
import { Button } from "../parts/button";
import { t } from "../text/text";

const ROLES = ["owner", "director", "editor", "viewer"] as const;
type Role = (typeof ROLES)[number];

export function PeopleSettings() {
  const all = useSignal<readonly PassShown[]>([]);
  const name = useSignal("");
  const role = useSignal<Role>("editor");
  const made = useSignal<{ name: string; link: string } | null>(null);
  const owner = person.value?.role === "owner";
  const read = useFetched(() => studio.people(), (told) => void (all.value = told), []);
  const letIn = async () => {
    try {
      const told = await studio.letIn(name.value.trim(), role.value);
      made.value = { name: told.name, link: `${location.origin}/#token=${told.token}` };
      read();
      name.value = "";
    } catch (error) {
      complain(error);
    }
  };
  const end = async (one: PassShown) => {
    if (!(await agree({ title: t("people.end", { name: one.name }), says: [t("yes.shutOut")], yes: t("yes.takeAway") }))) return undefined;
    return studio
      .takeAway(one.id)
      .then(() => {
        read();
        if (made.value?.name === one.name) made.value = null;
        say(t("people.ended", { name: one.name }));
      })
      .catch(complain);
  };
  return (
    <section>
      <h2>{t("settings.people")}</h2>
      <p class="soft">{t("settings.peopleSays")}</p>
      {owner && (
        <form
          class="row wrap"
          onSubmit={(event) => {
            event.preventDefault();
            void letIn();
          }}
        >
          <input class="field settings-person" maxLength={60} aria-label={t("people.name")} placeholder={t("people.name")} value={name.value} onInput={(event) => void (name.value = event.currentTarget.value)} />
          <RoleChoice value={role.value} set={(to) => void (role.value = to)} />
          <Button type="submit" icon="plus" label={t("people.add")} disabled={!name.value.trim()} />
          <span class="soft">{t(`role.${role.value}.says`)}</span>
        </form>
      )}
      {made.value && <Once says={t("people.once", { name: made.value.name })} name={t("share.link", { name: made.value.name })} link={made.value.link} />}
      {all.value.length > 0 && (
        <ul class="log">
          {all.value.map((one) => (
            <li key={one.id} class="row">
              <b class="gap">{one.name}</b>
              {one.kind === "guest" ? (
                <span class="soft">{t("people.review")}</span>
              ) : owner ? (
                <RoleChoice value={one.role} set={(to) => void studio.setRole(one.id, to).then(read).catch(complain)} />
              ) : (
                <span class="soft">{t(`role.${one.role}`)}</span>
              )}
              {owner && <Button only low look="bare" icon="trash" label={t("people.end", { name: one.name })} onClick={() => void end(one)} />}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function RoleChoice({ value, set }: { value: Role; set: (to: Role) => void }) {
  return (
    <select class="field" aria-label={t("role")} value={value} onChange={(event) => set(event.currentTarget.value as Role)}>
      {ROLES.map((one) => (
        <option key={one} value={one}>
          {t(`role.${one}`)}
        </option>
      ))}
    </select>
  );
}

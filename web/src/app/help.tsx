import { useSignal } from "@preact/signals";
import { Dialog } from "../parts/dialog";
import { t } from "../text/text";
import { helping } from "./commands";
import { type Command, listed, shown } from "./keys";
import { may } from "./may";

const GROUPS = ["play", "edit", "view", "board", "chat"] as const;

/** All keys, from the table that does them. */
export function Help() {
  const words = useSignal("");
  if (!helping.value) return null;
  const fits = (command: Command) => (!command.needs || may(command.needs)) && t(command.says).toLowerCase().includes(words.value.toLowerCase());
  return (
    <Dialog name={t("keys")} close={() => void (helping.value = false)}>
      <input class="field" type="search" aria-label={t("search")} placeholder={t("search")} value={words.value} onInput={(event) => void (words.value = event.currentTarget.value)} />
      <div class="help">
        {GROUPS.filter((group) => listed.value.some((command) => command.group === group && fits(command))).map((group) => (
          <section key={group}>
            <h3 class="cap">{t(`keys.${group}`)}</h3>
            <dl>
              {listed.value
                .filter((command) => command.group === group && fits(command))
                .map((command) => (
                  <div key={command.says}>
                    <dt>{t(command.says)}</dt>
                    <dd>
                      {command.keys.map((keys) => (
                        <kbd key={keys}>{shown(keys)}</kbd>
                      ))}
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
      <p class="soft">{t("keys.note")}</p>
    </Dialog>
  );
}

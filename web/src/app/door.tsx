// Who is not let in, or not any more, sees this and nothing of any film: a token opens.

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { Button } from "../parts/button";
import { t } from "../text/text";
import { person } from "./store";
import { Logo } from "./topbar";
import { studio } from "./wire";

export function Door() {
  const token = useSignal("");
  const wrong = useSignal(false);
  // Perhaps another tab was let in meanwhile.
  useEffect(() => {
    const look = () => {
      if (!document.hidden) studio.me().then(() => location.reload()).catch(() => undefined);
    };
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, []);
  const comeIn = () => {
    wrong.value = false;
    studio.comeIn(token.value.trim()).then(() => location.reload()).catch(() => void (wrong.value = true));
  };
  return (
    <div class="studio">
      <header class="topbar">
        <span class="mark">
          <Logo />
        </span>
      </header>
      <main class="nowhere" tabIndex={-1}>
        <h1>{t(person.value ? "door.gone" : "door.title")}</h1>
        <p class="soft">{t(person.value?.guest ? "guest.gone" : "door.says")}</p>
        <form
          class="row"
          onSubmit={(event) => {
            event.preventDefault();
            comeIn();
          }}
        >
          <input class="field" type="password" autocomplete="off" required aria-label={t("door.token")} placeholder={t("door.token")} value={token.value} onInput={(event) => void (token.value = event.currentTarget.value)} />
          <Button type="submit" look="main" label={t("door.in")} disabled={!token.value.trim()} />
        </form>
        {wrong.value && (
          <p class="problem" role="alert">
            {t("door.wrong")}
          </p>
        )}
      </main>
    </div>
  );
}

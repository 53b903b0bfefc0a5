// What a guest sees: the film, and what is said of it.

import { useEffect } from "preact/hooks";
import { helping } from "../app/commands";
import { follow } from "../app/live";
import { load, loadPerson } from "../app/load";
import { complain } from "../app/says";
import { film, frames, missing, online, rate } from "../app/store";
import { length } from "../app/timecode";
import { Logo } from "../app/topbar";
import { studio } from "../app/wire";
import { Button } from "../parts/button";
import { t } from "../text/text";
import { Viewer } from "../viewer/viewer";
import { Comments } from "./view";
import "./comments.css";

export function Review({ name }: { name: string }) {
  useEffect(() => {
    load(0).catch(complain);
    return follow(name);
  }, [name]);
  const open = film.value;
  const leave = () => studio.leave().then(loadPerson).catch(() => location.reload());
  return (
    <div class="review">
      <header class="topbar">
        <span class="mark">
          <Logo />
        </span>
        <h1 class="topbar-title">{open?.title}</h1>
        {open && <span class="soft tc">{length(frames.value, rate.value)}</span>}
        <span class="gap review-says soft">{t("guest.says")}</span>
        {!online.value && (
          <span class="chip topbar-away" role="status">
            <span class="spinner" />
            {t("reconnecting")}
          </span>
        )}
        <Button only look="bare" icon="keys" label={t("keys")} keys="?" onClick={() => void (helping.value = true)} />
        <Button low label={t("guest.leave")} onClick={() => void leave()} />
      </header>
      <main>
        <Viewer />
        {missing.value ? <div class="empty">{t("guest.gone")}</div> : <Comments />}
      </main>
    </div>
  );
}

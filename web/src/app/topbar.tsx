import { useSignal } from "@preact/signals";
import { sharing } from "../comments/comments";
import { Button } from "../parts/button";
import { leave } from "../parts/focus";
import { People } from "../people/people";
import { t } from "../text/text";
import { helping } from "./commands";
import { order, perform, redo, undo } from "./edits";
import { openTab } from "./route";
import { may } from "./may";
import { film, frames, online, person, rate, working } from "./store";
import { length } from "./timecode";

export function Mark() {
  return (
    <a class="mark" href="/" aria-label={t("home")}>
      <Logo />
    </a>
  );
}

export function Logo() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true">
      <path d="M9.500 10.500h13v11h-13z" fill="currentColor" stroke="none" />
      <path d="M17.500 4.600c7.200.2 11.700 4.300 11.700 10.800 0 7.300-5.800 12.200-13.600 12.200C8 27.600 2.800 22.900 2.800 16 2.800 8.700 8.600 3.700 18.800 4" fill="none" stroke="var(--accent)" stroke-width="2.600" stroke-linecap="round" />
    </svg>
  );
}

export function Topbar() {
  const open = film.value;
  const role = person.value?.role;
  return (
    <header class="topbar">
      <Mark />
      {open && <Title key={open.film} title={open.title} />}
      {open && (
        <span class="topbar-facts soft tc">
          <span class="chip">{t(`film.${open.state}`)}</span>
          {length(frames.value, rate.value)}
        </span>
      )}
      <span class="gap" />
      {!online.value && (
        <span class="chip topbar-away" role="status">
          <span class="spinner" />
          {t("reconnecting")}
        </span>
      )}
      <People />
      {role && !may("approve") && (
        <span class="chip" title={t(`role.${role}.says`)}>
          {t(`role.${role}`)}
        </span>
      )}
      <Button only look="bare" icon="undo" label={t("undo")} keys="Ctrl Z" needs="edit" onClick={undo} />
      <Button only look="bare" icon="redo" label={t("redo")} keys="Ctrl ⇧ Z" needs="edit" onClick={redo} />
      <Button only look="bare" icon="keys" label={t("keys")} keys="?" onClick={() => void (helping.value = true)} />
      {open && <Button only look="bare" needs="approve" icon="share" label={t("share")} onClick={() => void (sharing.value = true)} />}
      {open && <Button look="main" needs="edit" icon="deliver" label={t("render")} off={!frames.value || working.value !== null} onClick={() => void order({ kind: "render" }).then((begun) => begun && openTab("deliver"))} />}
    </header>
  );
}

function Title({ title }: { title: string }) {
  const words = useSignal<string | null>(null);
  const keep = () => {
    const said = words.value?.trim();
    words.value = null;
    if (said && said !== title) void perform({ kind: "set_title", title: said });
  };
  return (
    <h1 class="topbar-title">
      <input
        class="field quiet"
        aria-label={t("title")}
        readOnly={!may("edit")}
        value={words.value ?? title}
        size={Math.max(8, (words.value ?? title).length)}
        onInput={(event) => void (words.value = event.currentTarget.value)}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key === "Escape") words.value = null;
          if (event.key === "Enter" || event.key === "Escape") leave(event.currentTarget);
        }}
      />
    </h1>
  );
}

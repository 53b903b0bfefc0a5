// Every edit that made the film what it is: who made it, what it was, and a way back.

import { useComputed, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { perform } from "../app/edits";
import { complain } from "../app/says";
import { film, shotsById } from "../app/store";
import { studio } from "../app/wire";
import type { LogLine } from "../protocol";
import { Button } from "../parts/button";
import { when } from "../text/language";
import { named, t } from "../text/text";
import "./history.css";

const FIRST = 60;
const HASH = /^[0-9a-f]{64}$/;

export function History() {
  const open = film.value;
  const log = useSignal<readonly LogLine[]>([]);
  const most = useSignal(FIRST);
  const name = useSignal("");
  useEffect(() => {
    if (open) studio.log(open.film).then((told) => void (log.value = told)).catch(complain);
  }, [open?.film, open?.revision]);
  const lines = useComputed(() => [...log.value].reverse());
  if (!open) return null;
  const cuts = Object.entries(open.cuts);
  const keep = () => {
    const said = name.value.trim();
    if (said) void perform({ kind: "name_cut", name: said }, t("cut.named", { name: said })).then((done) => done && (name.value = ""));
  };
  return (
    <div class="page">
      <section>
        <h2>{t("cuts")}</h2>
        <form
          class="row"
          onSubmit={(event) => {
            event.preventDefault();
            keep();
          }}
        >
          <input class="field" aria-label={t("cut.name")} placeholder={t("cut.name")} value={name.value} onInput={(event) => void (name.value = event.currentTarget.value)} />
          <Button type="submit" label={t("cut.keep")} disabled={!name.value.trim()} />
        </form>
        {cuts.length > 0 && (
          <ul class="log">
            {cuts.map(([cut, revision]) => (
              <li key={cut} class="row">
                <b class="gap">{cut}</b>
                <span class="soft tc">{t("revision", { n: revision })}</span>
                <Button low label={t("restore")} disabled={revision === open.revision} onClick={() => void perform({ kind: "revert", cut }, t("restored", { n: revision }))} />
              </li>
            ))}
          </ul>
        )}
      </section>
      <section>
        <h2>{t("tab.history")}</h2>
        <ol class="log">
          {lines.value.slice(0, most.value).map((line) => (
            <li key={line.revision} class="row" data-now={line.revision === open.revision || undefined}>
              <span class="tc soft log-number">{line.revision}</span>
              <div class="gap log-words">
                <b>{named("edit", line.kind)}</b>
                <span class="soft">{details(line)}</span>
              </div>
              <span class="soft log-who" title={line.message}>
                {line.actor} · {when(line.at)}
              </span>
              <Button low label={t("restore")} disabled={line.revision === open.revision} onClick={() => void perform({ kind: "revert", revision: line.revision }, t("restored", { n: line.revision }))} />
            </li>
          ))}
        </ol>
        {lines.value.length > most.value && <Button label={t("more")} onClick={() => void (most.value += FIRST)} />}
      </section>
    </div>
  );
}

/** The fields of an edit that were given, in few words: shots by their slates, and no names that only the store knows. */
function details(line: LogLine): string {
  const word = (value: unknown) => shotsById.value.get(String(value))?.slate ?? String(value);
  const said = (field: string, value: unknown) => {
    if (Array.isArray(value)) return typeof value[0] === "object" ? `${field} ${value.length}` : `${field} ${value.map(word).join(" ")}`;
    return typeof value === "object" ? field : `${field} ${word(value)}`;
  };
  return Object.entries(line.edit)
    .filter(([field, value]) => field !== "kind" && !(typeof value === "string" && HASH.test(value)))
    .filter(([, value]) => value !== null && value !== false && value !== "" && !(Array.isArray(value) && !value.length))
    .map(([field, value]) => said(field, value))
    .slice(0, 5)
    .join(", ");
}

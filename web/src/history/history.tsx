// Every edit that made the film what it is: who made it, what it was, and a way back.

import { useComputed, useSignal } from "@preact/signals";
import { perform } from "../app/edits";
import { useFetched } from "../app/fetched";
import { may } from "../app/may";
import { film, shots, shotsById } from "../app/store";
import { address, studio } from "../app/wire";
import type { LogLine, LogShown } from "../protocol";
import { Button } from "../parts/button";
import { Picture } from "../parts/picture";
import { when } from "../text/language";
import { named, t } from "../text/text";
import { behind } from "./behind";
import { told } from "./told";
import { comparingCuts } from "./versions";
import "./history.css";

const FIRST = 60;
/** pictures of a named cut, spread over it */
const MOMENTS = 5;

export function History() {
  const open = film.value;
  const log = useSignal<LogShown | undefined>(undefined);
  const most = useSignal(FIRST);
  const name = useSignal("");
  useFetched(() => open && studio.log(open.film), (told) => void (log.value = told), [open?.film, open?.revision]);
  const lines = useComputed(() => [...(log.value?.log ?? [])].reverse());
  if (!open) return null;
  const cuts = Object.entries(open.cuts);
  const keep = () => {
    const said = name.value.trim();
    if (said) void perform({ kind: "name_cut", name: said }, t("cut.named", { name: said })).then((done) => done && (name.value = ""));
  };
  return (
    <div class="page">
      <section>
        {(may("edit") || cuts.length > 0) && <h2>{t("cuts")}</h2>}
        {may("edit") && (
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
        )}
        {cuts.length > 0 && (
          <ul class="log">
            {cuts.map(([cut, revision]) => (
              <li key={cut} class="row">
                <Picture class="log-strip" src={address.cut(open.film, revision, MOMENTS)} alt="" />
                <b class="gap">{cut}</b>
                <span class="soft tc">{t("revision", { n: revision })}</span>
                <Compare before={revision} after={open.revision} />
                <Button low needs="edit" label={t("restore")} aria-label={`${t("restore")}, ${cut}`} off={revision === open.revision} onClick={() => void perform({ kind: "revert", cut }, t("restored", { n: revision }))} />
              </li>
            ))}
          </ul>
        )}
      </section>
      <section>
        <h2>{t("tab.history")}</h2>
        <ol class="log" hidden={open.revision === 0}>
          {lines.value.slice(0, most.value).map((line) => (
            <li key={line.revision} class="row" data-now={line.revision === open.revision || undefined}>
              <span class="tc soft log-number">{line.revision}</span>
              <Still of={line} film={open.film} />
              <div class="gap log-words">
                <Words of={line} />
              </div>
              <span class="soft log-who">
                {[line.actor, ...behind(line.asker, line.actor)].join(" · ")} · {when(line.at)}
              </span>
              <Compare before={line.revision} after={open.revision} />
              <Button low needs="edit" label={t("restore")} aria-label={`${t("restore")}, ${t("revision", { n: line.revision })}`} off={line.revision === open.revision} onClick={() => void perform({ kind: "revert", revision: line.revision }, t("restored", { n: line.revision }))} />
            </li>
          ))}
          {log.value && lines.value.length <= most.value && (
            <li key="begun" class="row">
              <span class="tc soft log-number">0</span>
              <b class="gap">{t("begun")}</b>
              <span class="soft log-who">{[...behind(log.value.begun.asker, ""), when(log.value.begun.at)].join(" · ")}</span>
            </li>
          )}
        </ol>
        {open.revision === 0 && <p class="soft">{t("history.none")}</p>}
        {lines.value.length > most.value && <Button label={t("more")} onClick={() => void (most.value += FIRST)} />}
      </section>
    </div>
  );
}

function Compare({ before, after }: { before: number; after: number }) {
  return <Button low only look="bare" icon="compare" label={t("versions.compare")} aria-label={`${t("versions.compare")}, ${t("revision", { n: before })}`} disabled={before === after} onClick={() => void (comparingCuts.value = { before, after })} />;
}

/** What was done, to which shots, and the words that asked for it. */
function Words({ of }: { of: LogLine }) {
  const { about, what } = told(of, slateOf);
  return (
    <>
      <b>{named("edit", of.kind)}</b>
      {about && <span class="slate-name">{about}</span>}
      <span class="soft">{[what, of.message && `“${of.message}”`].filter(Boolean).join(" · ")}</span>
    </>
  );
}

/** What something is called that an edit names by its id. */
function slateOf(value: unknown): string | undefined {
  const shot = shotsById.value.get(String(value)) ?? shots.value.find((one) => one.number === value);
  const open = film.value;
  const cut = open?.timeline;
  return (
    shot?.slate ??
    cut?.tracks[0]?.clips.find((one) => one.id === value)?.slate ??
    cut?.titles.find((one) => one.id === value)?.text.split("\n")[0] ??
    cut?.markers.find((one) => one.id === value)?.name ??
    open?.cues.find((one) => one.id === value)?.what
  );
}

/** The shot that an edit was about, as it is now. */
function Still({ of, film: name }: { of: LogLine; film: string }) {
  const { shot: one, shots: many, clip, clips } = of.edit as Record<string, unknown>;
  const said = [one, many, clip, clips].flat().find((value) => typeof value === "string" || typeof value === "number");
  const cut = film.value?.timeline.tracks[0]?.clips.find((other) => other.id === said);
  const shot = shotsById.value.get(cut?.shot ?? String(said)) ?? shots.value.find((other) => other.number === said || other.slate === said);
  return shot?.takes.length ? <Picture class="log-still" src={address.poster(name, shot.id)} alt="" /> : <span class="log-still" />;
}

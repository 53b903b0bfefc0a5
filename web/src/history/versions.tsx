// Two cuts of the film beside each other: they play together, and what is different is said in words.

import { signal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { lookAt } from "../board/acts";
import { perform } from "../app/edits";
import { complain } from "../app/says";
import { film, shotsById } from "../app/store";
import { studio } from "../app/wire";
import type { FilmShown } from "../protocol";
import { Button } from "../parts/button";
import { Dialog } from "../parts/dialog";
import { Pair, type Picture } from "../parts/pair";
import { t } from "../text/text";
import { Screen } from "../viewer/screen";
import { type Difference, differences } from "./differences";

/** the revisions that are compared */
export const comparingCuts = signal<{ before: number; after: number } | null>(null);
/** how many revisions before the newest can be chosen */
const CHOICE = 200;

export function Versions() {
  const open = film.value;
  const asked = comparingCuts.value;
  if (!open || !asked) return null;
  return (
    <Dialog wide name={t("versions.compare")} close={() => void (comparingCuts.value = null)}>
      <Two open={open} before={asked.before} after={asked.after} />
    </Dialog>
  );
}

function Two({ open, before, after }: { open: FilmShown; before: number; after: number }) {
  const told = useSignal<readonly Difference[] | null>(null);
  useEffect(() => {
    const away = new AbortController();
    told.value = null;
    Promise.all([before, after].map((revision) => studio.film(open.film, revision, away.signal)))
      .then(([one, two]) => one && two && (told.value = differences(one, two)))
      .catch(complain);
    return () => away.abort();
  }, [open.film, before, after]);
  const picture = (revision: number): Picture => ({
    name: nameOf(open, revision),
    of: `${open.film} ${revision}`,
    show: (video) => {
      const screen = new Screen(open.film, video, complain);
      screen.show(revision).catch(complain);
      return () => screen.leave();
    },
  });
  const choose = (label: string, value: number, set: (to: number) => void) => (
    <label class="named">
      {label}
      <select class="field" value={value} onChange={(event) => set(Number(event.currentTarget.value))}>
        {choices(open).map((revision) => (
          <option key={revision} value={revision}>
            {nameOf(open, revision)}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <>
      <Pair
        left={picture(before)}
        right={picture(after)}
        choose={
          <>
            {choose(t("versions.before"), before, (to) => void (comparingCuts.value = { before: to, after }))}
            {choose(t("versions.after"), after, (to) => void (comparingCuts.value = { before, after: to }))}
          </>
        }
      />
      <section class="differences" aria-label={t("versions.differences")}>
        <div class="row wrap">
          <h3 class="cap gap">{t("versions.differences")}</h3>
          {before !== open.revision && <Button low icon="undo" needs="edit" label={t("versions.restore", { name: nameOf(open, before) })} onClick={() => restore(before)} />}
        </div>
        {told.value === null ? (
          <span class="spinner" />
        ) : told.value.length ? (
          <ul>
            {told.value.map((one, place) => (
              <Line key={place} of={one} />
            ))}
          </ul>
        ) : (
          <p class="soft">{t("versions.same")}</p>
        )}
      </section>
    </>
  );
}

function Line({ of }: { of: Difference }) {
  const shot = shotsById.value.get(of.shot ?? "");
  const words = t(of.word, of.values);
  if (!shot) return <li>{words}</li>;
  return (
    <li>
      <button
        type="button"
        onClick={() => {
          comparingCuts.value = null;
          lookAt(shot);
        }}
      >
        {words}
      </button>
    </li>
  );
}

function restore(revision: number): void {
  comparingCuts.value = null;
  void perform({ kind: "revert", revision }, t("restored", { n: revision }));
}

/** The newest revision, the named cuts, and those before. */
function choices(open: FilmShown): number[] {
  const first = Math.max(open.revision - CHOICE, 0);
  const late = Array.from({ length: open.revision - first + 1 }, (_, n) => open.revision - n);
  return [...new Set([...late, ...Object.values(open.cuts)])].sort((one, other) => other - one);
}

function nameOf(open: FilmShown, revision: number): string {
  const [cut] = Object.entries(open.cuts).find(([, at]) => at === revision) ?? [];
  return cut ?? (revision === open.revision ? t("versions.now") : t("versions.revision", { n: revision }));
}

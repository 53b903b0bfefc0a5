// How shots are to be rolled: what shall be different, how many takes, by which camera and by when; and what that costs.

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { order } from "../app/edits";
import { may } from "../app/may";
import { complain } from "../app/says";
import { film } from "../app/store";
import { studio } from "../app/wire";
import { Quotes } from "../history/quotes";
import { Button } from "../parts/button";
import { Dialog } from "../parts/dialog";
import type { GeneratorShown, QuotesShown } from "../protocol";
import { money } from "../text/language";
import { t } from "../text/text";
import { asking } from "./acts";

const TYPED_MS = 250;
const MOST_TAKES = 20;

export function Rolling() {
  const asked = asking.value;
  return asked && film.value ? <Ask key={asked.kind} name={film.value.film} asked={asked} /> : null;
}

function Ask({ name, asked }: { name: string; asked: NonNullable<typeof asking.value> }) {
  const note = useSignal("");
  /** takes of each as they were typed; nothing typed, a retake is one, and else it is what is usual */
  const typed = useSignal<string | null>(null);
  const camera = useSignal("");
  const within = useSignal("");
  const cameras = useSignal<readonly GeneratorShown[]>([]);
  const told = useSignal<QuotesShown | null>(null);
  const wrong = useSignal("");
  const sent = useSignal(false);
  useEffect(() => void studio.generators().then((all) => void (cameras.value = all.filter((one) => one.usable))).catch(complain), []);
  const minutes = Number(within.value.replace(",", "."));
  const takes = typed.value ? Math.min(Math.max(Math.round(Number(typed.value)) || 1, 1), MOST_TAKES) : asked.kind === "retake" ? 1 : null;
  const usual = Math.max(1, ...(told.value?.quotes ?? []).map((one) => one.takes));
  const how = {
    ...(asked.of.length ? { shots: asked.of.map((shot) => shot.id) } : {}),
    ...(takes === null ? {} : { takes }),
    ...(camera.value ? { generator: camera.value } : {}),
    ...(minutes > 0 ? { within: minutes } : {}),
  };
  const key = JSON.stringify(how);
  useEffect(() => {
    let gone = false;
    const timer = setTimeout(() => {
      studio
        .quote(name, how)
        .then((one) => {
          if (gone) return;
          told.value = one;
          wrong.value = "";
        })
        .catch((error: unknown) => {
          if (!gone) wrong.value = error instanceof Error ? error.message : String(error);
        });
    }, TYPED_MS);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [key]);
  const close = () => void (asking.value = null);
  const go = async () => {
    if (sent.value) return;
    sent.value = true;
    if (await order(asked.kind === "retake" ? { kind: "retake", note: note.value.trim(), ...how } : { kind: "generate", ...how })) close();
    sent.value = false;
  };
  const slates = asked.of.length > 6 ? String(asked.of.length) : asked.of.map((shot) => shot.slate).join(", ");
  const title = asked.of.length ? t(asked.kind === "retake" ? "retake.of" : "roll.of", { slates }) : t("roll.all");
  const quote = told.value;
  const theirs = !quote?.cost || may("approve");
  return (
    <Dialog name={title} close={close}>
      <form
        class="rolling"
        onSubmit={(event) => {
          event.preventDefault();
          void go();
        }}
      >
        {asked.kind === "retake" && (
          <label class="named">
            {t("retake.note")}
            <textarea class="field" rows={3} autofocus value={note.value} onInput={(event) => void (note.value = event.currentTarget.value)} />
          </label>
        )}
        <div class="rolling-how">
          <label class="named">
            {t("roll.takes")}
            <input class="field tc" type="number" min={1} max={MOST_TAKES} value={typed.value ?? String(takes ?? usual)} onInput={(event) => void (typed.value = event.currentTarget.value)} />
          </label>
          <label class="named">
            {t("roll.camera")}
            <select class="field" value={camera.value} onChange={(event) => void (camera.value = event.currentTarget.value)}>
              <option value="">{t("roll.camera.own")}</option>
              {cameras.value.map((one) => (
                <option key={one.name} value={one.name}>
                  {one.title}
                </option>
              ))}
            </select>
          </label>
          <label class="named">
            {t("roll.within")}
            <input class="field tc" inputMode="decimal" pattern="[0-9]*[.,]?[0-9]*" placeholder={t("roll.whenever")} value={within.value} onInput={(event) => void (within.value = event.currentTarget.value)} />
          </label>
        </div>
        {wrong.value ? (
          <p class="problem" role="alert">
            {wrong.value}
          </p>
        ) : (
          quote && <Quotes told={quote} />
        )}
        {!wrong.value && quote?.note && <p class="soft">{quote.note}</p>}
        {!wrong.value && !theirs && quote && <p class="problem">{t("may.spend", { cost: money(quote.cost, quote.currency) })}</p>}
        {!wrong.value && quote?.problem && <p class="problem">{quote.problem}</p>}
        <div class="row">
          <span class="gap soft">{quote && !wrong.value ? t("quote.sum", { cost: quote.cost ? money(quote.cost, quote.currency) : t("money.free") }) : ""}</span>
          <Button label={t("cancel")} onClick={close} />
          <Button type="submit" look="main" icon={asked.kind === "retake" ? "retake" : "film"} disabled={!theirs} busy={sent.value} label={t(asked.kind === "retake" ? "retake" : "roll")} />
        </div>
      </form>
    </Dialog>
  );
}

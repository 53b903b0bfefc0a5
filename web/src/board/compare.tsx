// Takes side by side, or one over the other with a wipe; they play together.

import { useSignal } from "@preact/signals";
import { film, shotsById } from "../app/store";
import { address } from "../app/wire";
import { Button } from "../parts/button";
import { Dialog } from "../parts/dialog";
import { Icon } from "../parts/icon";
import { fromAddress, Pair } from "../parts/pair";
import type { TakeShown } from "../protocol";
import { t } from "../text/text";
import { circleTake, comparing, retake, retaking } from "./acts";

export function Compare() {
  const shot = shotsById.value.get(comparing.value ?? "");
  const open = film.value;
  const first = useSignal(0);
  const second = useSignal(0);
  if (!shot || !open || shot.takes.length < 2) return null;
  const takes = shot.takes;
  const one = takes.find((take) => take.take === first.value) ?? takes.at(-2);
  const two = takes.find((take) => take.take === second.value) ?? takes.at(-1);
  if (!one || !two) return null;

  const picture = (take: TakeShown) => fromAddress(take.slate, address.clip(open.film, shot.id, take.take));
  const choose = (label: string, value: number, set: (to: number) => void) => (
    <label class="named">
      {label}
      <select class="field" value={value} onChange={(event) => set(Number(event.currentTarget.value))}>
        {takes.map((take) => (
          <option key={take.id} value={take.take}>
            {take.slate}
          </option>
        ))}
      </select>
    </label>
  );
  const about = (take: TakeShown) => (
    <div class="compare-take">
      <Button icon="circle" label={t("take.circle", { slate: take.slate })} aria-pressed={take.state === "circled"} onClick={() => circleTake(take.slate)} />
      {take.note && <p class="soft">{take.note}</p>}
      {take.comes_from && <p class="soft">{take.comes_from}</p>}
      {take.faults.map((fault) => (
        <p key={fault} class="fault">
          <Icon name="fault" /> {fault}
        </p>
      ))}
    </div>
  );
  return (
    <Dialog wide name={t("compare.of", { slate: shot.slate })} close={() => void (comparing.value = null)}>
      <Pair
        left={picture(one)}
        right={picture(two)}
        choose={
          <>
            {choose(t("compare.left"), one.take, (to) => void (first.value = to))}
            {choose(t("compare.right"), two.take, (to) => void (second.value = to))}
          </>
        }
      />
      <div class="compare-takes">
        {about(one)}
        {about(two)}
      </div>
    </Dialog>
  );
}

export function RetakeNote() {
  const of = retaking.value;
  const note = useSignal("");
  if (!of) return null;
  const close = () => {
    retaking.value = null;
    note.value = "";
  };
  const go = async () => {
    if (await retake(of, note.value.trim())) close();
  };
  return (
    <Dialog name={t("retake.of", { slates: of.map((shot) => shot.slate).join(", ") })} close={close}>
      <form
        class="compare"
        onSubmit={(event) => {
          event.preventDefault();
          void go();
        }}
      >
        <label class="named">
          {t("retake.note")}
          <textarea class="field" rows={3} autofocus value={note.value} onInput={(event) => void (note.value = event.currentTarget.value)} />
        </label>
        <div class="row">
          <span class="gap" />
          <Button label={t("cancel")} onClick={close} />
          <Button type="submit" look="main" icon="retake" label={t("retake")} />
        </div>
      </form>
    </Dialog>
  );
}

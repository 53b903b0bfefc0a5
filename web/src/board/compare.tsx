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
import { circleTake, comparing } from "./acts";
import { Lacking } from "./lacking";

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
      <Button icon="circle" needs="approve" label={t("take.circle", { slate: take.slate })} aria-pressed={take.state === "circled"} onClick={() => circleTake(take.slate)} />
      {take.note && <p class="soft">{take.note}</p>}
      {take.comes_from && <p class="soft">{take.comes_from}</p>}
      {take.faults.map((fault) => (
        <p key={fault} class="fault">
          <Icon name="fault" /> {fault}
        </p>
      ))}
      <Lacking of={take.compromises} parts={take.parts.length} />
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

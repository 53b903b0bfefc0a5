// The box for what shall be different, and the button that has it shot again. A retake is quoted and checked before its
// work is listed; that it was sent is shown at once.

import { useSignal } from "@preact/signals";
import { Button } from "../parts/button";
import type { ShotShown } from "../protocol";
import { t } from "../text/text";
import { retake } from "./acts";

/** What was written of a shot, whether it is on its way, and what sends it. */
export function useRetake(shot: ShotShown | undefined, sentOff?: () => void) {
  const note = useSignal("");
  const sent = useSignal(false);
  const send = (event: Event) => {
    event.preventDefault();
    if (!shot || sent.value) return;
    sent.value = true;
    void retake([shot], note.value.trim())
      .then((done) => {
        if (!done) return;
        note.value = "";
        sentOff?.();
      })
      .finally(() => void (sent.value = false));
  };
  return { note, sent, send };
}

/** The box and the button; they stand in a form that sends. */
export function Retaking({ of: { note, sent }, only = false }: { of: ReturnType<typeof useRetake>; only?: boolean }) {
  return (
    <>
      <input class="field gap" aria-label={t("retake.note")} placeholder={t("retake.note")} readOnly={sent.value} value={note.value} onInput={(event) => void (note.value = event.currentTarget.value)} />
      <Button type="submit" only={only} icon="retake" busy={sent.value} label={t(sent.value ? "retake.sent" : "retake")} />
    </>
  );
}

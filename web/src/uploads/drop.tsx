// Files may be let go of anywhere in the page; while they are sent, how far they are.

import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { may } from "../app/may";
import { Button } from "../parts/button";
import { Icon } from "../parts/icon";
import { percent } from "../text/language";
import { t } from "../text/text";
import { bring, sending } from "./bringing";
import "./drop.css";

const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;

export function Drop() {
  const over = useSignal(false);
  useEffect(() => {
    const away = new AbortController();
    const on = (name: "dragenter" | "dragover" | "dragleave" | "drop", work: (event: DragEvent) => void) =>
      addEventListener(name, (event) => hasFiles(event) && may("edit") && work(event), { signal: away.signal });
    on("dragenter", (event) => {
      event.preventDefault();
      over.value = true;
    });
    on("dragover", (event) => event.preventDefault());
    on("dragleave", (event) => {
      if (!event.relatedTarget) over.value = false;
    });
    on("drop", (event) => {
      event.preventDefault();
      over.value = false;
      // The card under the pointer, if there is one: what is let go over it is a take of it.
      const shot = document.elementsFromPoint(event.clientX, event.clientY).map((node) => node.closest<HTMLElement>("[data-shot]")).find((node) => node)?.dataset["shot"];
      void bring([...(event.dataTransfer?.files ?? [])], shot);
    });
    return () => away.abort();
  }, []);
  return (
    <>
      {over.value && (
        <div class="drop" aria-hidden="true">
          <div>
            <Icon name="deliver" />
            <b>{t("drop.title")}</b>
            <span>{t("drop.says")}</span>
          </div>
        </div>
      )}
      <ul class="sending">
        {sending.value.map((one) => (
          <li key={one.id} class="toast">
            <div class="sending-words">
              <p>{one.says}</p>
              <div class="bar" role="progressbar" aria-label={one.says} aria-valuemin={0} aria-valuemax={100} aria-valuenow={Math.round((100 * one.offset) / Math.max(one.size, 1))}>
                <i style={{ transform: `scaleX(${one.offset / Math.max(one.size, 1)})` }} />
              </div>
              <span class="soft tc">{one.waits ? t("upload.waits") : percent(one.offset / Math.max(one.size, 1))}</span>
            </div>
            <Button low look="bare" label={t("stop")} onClick={one.stop} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** The same without dragging. */
export function BringIn({ low = false }: { low?: boolean }) {
  const field = useRef<HTMLInputElement>(null);
  if (!may("edit")) return null;
  return (
    <>
      <input
        type="file"
        multiple
        hidden
        ref={field}
        aria-label={t("drop.choose")}
        onChange={(event) => {
          void bring([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = "";
        }}
      />
      <Button low={low} look="bare" icon="plus" label={t("drop.choose")} title={t("drop.says")} onClick={() => field.current?.click()} />
    </>
  );
}

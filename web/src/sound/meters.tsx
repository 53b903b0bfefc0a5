// Meters that show what is heard: the highest sample of every stem and of the whole, from readings of the mix itself.

import { effect, signal, useSignalEffect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { film, rate } from "../app/store";
import { address, bytes } from "../app/wire";
import { number } from "../text/language";
import { t } from "../text/text";
import { frame, mixed, playing } from "../viewer/player";
import { COLUMNS, type Column, FLOOR_DB, fallen, highest } from "./levels";

const HOLD_MS = 1500;
/** how often who listens to the page is told */
const TELL_MS = 500;
const readings = signal<Uint8Array | null>(null);
/** how many meters are on the page: without one nothing is fetched */
const shown = signal(0);
/** what was asked for last */
let asked = "";

effect(() => {
  const open = film.value;
  if (!open || !shown.value) return;
  const key = `${open.film} ${open.revision}`;
  // While the mix is being made there is nothing to ask for.
  if (asked === key || mixed.value !== key) return;
  asked = key;
  bytes(address.meters(open.film, open.revision))
    .then((data) => {
      if (asked === key) readings.value = new Uint8Array(data);
    })
    .catch(() => {
      if (asked === key) asked = "";
    });
});

export function Meter({ of, name }: { of: Column; name: string }) {
  const bar = useRef<HTMLElement>(null);
  const peak = useRef<HTMLElement>(null);
  const meter = useRef<HTMLDivElement>(null);
  const held = useRef({ level: FLOOR_DB, peak: FLOOR_DB, since: 0, at: 0, frame: 0, told: 0 });
  useEffect(() => {
    shown.value += 1;
    return () => void (shown.value -= 1);
  }, []);
  useSignalEffect(() => {
    const now = performance.now();
    const at = frame.value;
    const data = readings.value;
    const last = held.current;
    const heard = playing.value && data ? highest(data, COLUMNS.indexOf(of), last.frame / rate.value.fps, at / rate.value.fps) : FLOOR_DB;
    last.level = playing.value ? fallen(last.level, heard, now - last.at) : FLOOR_DB;
    if (last.level >= last.peak || now - last.since > HOLD_MS || !playing.value) {
      last.peak = last.level;
      last.since = now;
    }
    last.at = now;
    last.frame = at;
    const place = (db: number) => Math.min(Math.max(1 - db / FLOOR_DB, 0), 1);
    if (bar.current) bar.current.style.clipPath = `inset(0 ${(1 - place(last.level)) * 100}% 0 0)`;
    if (peak.current) {
      peak.current.style.left = `${place(last.peak) * 100}%`;
      peak.current.hidden = last.peak <= FLOOR_DB;
    }
    if (meter.current && (now - last.told > TELL_MS || !playing.value)) {
      last.told = now;
      meter.current.setAttribute("aria-valuenow", String(Math.round(last.level)));
      meter.current.setAttribute("aria-valuetext", last.level <= FLOOR_DB ? t("meter.silent") : `${number(last.level, 0)} dB`);
      meter.current.dataset.over = String(last.level > -0.5);
    }
  });
  return (
    <div class="meter" ref={meter} role="meter" aria-label={t("meter", { name })} aria-valuemin={FLOOR_DB} aria-valuemax={0} aria-valuenow={FLOOR_DB} aria-valuetext={t("meter.silent")}>
      <i ref={bar} class="meter-bar" />
      <i ref={peak} class="meter-peak" hidden />
    </div>
  );
}

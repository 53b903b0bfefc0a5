// The first thing that anyone sees: one box.

import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { FilmListed, Idea } from "../protocol";
import { Button } from "../parts/button";
import { Picture } from "../parts/picture";
import { BringIn } from "../uploads/drop";
import { number, when } from "../text/language";
import { t } from "../text/text";
import { helping } from "./commands";
import { loadFilms } from "./load";
import { may } from "./may";
import { go } from "./route";
import { complain } from "./says";
import { films, jobs } from "./store";
import { setTheme, theme } from "./theme";
import { Mark } from "./topbar";
import { address, studio } from "./wire";
import "./start.css";

const EXAMPLES = ["example.1", "example.2", "example.3"] as const;
const ASPECTS: readonly NonNullable<Idea["aspect"]>[] = ["16:9", "9:16", "1:1", "2.39:1"];
const MINUTES = [0.25, 0.5, 1, 1.5, 3, 5];

export function Start() {
  useEffect(() => void loadFilms().catch(complain), []);
  const dark = theme.value === "dark" || (theme.value === "system" && !matchMedia("(prefers-color-scheme: light)").matches);
  return (
    <div class="start">
      <header class="start-bar">
        <Mark />
        <span class="start-name">Workprint</span>
        <span class="gap" />
        <Button only look="bare" icon="sun" label={t(dark ? "theme.toLight" : "theme.toDark")} onClick={() => setTheme(dark ? "light" : "dark")} />
        <Button only look="bare" icon="keys" label={t("keys")} onClick={() => void (helping.value = true)} />
      </header>
      <main>
        {may("edit") && <Describe />}
        <Recent />
      </main>
    </div>
  );
}

function Describe() {
  const idea = useSignal("");
  const minutes = useSignal<number | null>(null);
  const aspect = useSignal<NonNullable<Idea["aspect"]> | null>(null);
  const style = useSignal("");
  const begun = useSignal(false);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  // An example is there to be written on, or made with Enter.
  const write = (words: string) => {
    idea.value = words;
    field.current?.focus();
  };
  const make = async () => {
    if (!idea.value.trim() || begun.value) return;
    begun.value = true;
    try {
      const job = await studio.make({ idea: idea.value.trim(), minutes: minutes.value, aspect: aspect.value, style: style.value.trim() });
      // The work on it is all that there is of the film yet.
      jobs.value = [job];
      go({ page: "film", film: job.film, tab: "board" });
    } catch (error) {
      complain(error);
      begun.value = false;
    }
  };
  return (
    <form
      class="describe"
      onSubmit={(event) => {
        event.preventDefault();
        void make();
      }}
    >
      <h1>
        <label for="idea">{t("start.describe")}</label>
      </h1>
      <div class="describe-box">
        <textarea
          id="idea"
          ref={field}
          rows={3}
          placeholder={t("start.placeholder")}
          value={idea.value}
          onInput={(event) => void (idea.value = event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
              event.preventDefault();
              void make();
            }
          }}
        />
        <div class="describe-how">
          <label>
            <span class="unseen">{t("start.length")}</span>
            <select class="field" value={minutes.value ?? ""} onChange={(event) => void (minutes.value = Number(event.currentTarget.value) || null)}>
              <option value="">{t("start.lengthSaid")}</option>
              {MINUTES.map((one) => (
                <option key={one} value={one}>
                  {one < 1 ? t("seconds", { n: one * 60 }) : t("minutes", { n: number(one, one % 1 ? 1 : 0) })}
                </option>
              ))}
            </select>
          </label>
          <label>
            <span class="unseen">{t("start.shape")}</span>
            <select class="field" value={aspect.value ?? ""} onChange={(event) => void (aspect.value = (event.currentTarget.value || null) as typeof aspect.value)}>
              <option value="">{t("start.shapeSaid")}</option>
              {ASPECTS.map((one) => (
                <option key={one} value={one}>
                  {one}
                </option>
              ))}
            </select>
          </label>
          <input class="field gap" aria-label={t("start.style")} placeholder={t("start.style")} value={style.value} onInput={(event) => void (style.value = event.currentTarget.value)} />
          <Button type="submit" look="main" label={t("start.make")} disabled={!idea.value.trim() || begun.value} />
        </div>
      </div>
      <ul class="examples" aria-label={t("start.examples")}>
        {EXAMPLES.map((one) => (
          <li key={one}>
            <button type="button" onClick={() => write(t(one))}>
              {t(one)}
            </button>
          </li>
        ))}
        <li>
          <BringIn />
        </li>
      </ul>
    </form>
  );
}

function Recent() {
  const all = films.value;
  if (!all?.length) return null;
  return (
    <section class="recent" aria-labelledby="recent">
      <h2 id="recent">{t("start.recent")}</h2>
      <ul>
        {all.map((one) => (
          <Poster key={one.film} of={one} />
        ))}
      </ul>
    </section>
  );
}

/** Stands for a film of which nothing is shot yet. */
function Slate({ title }: { title: string }) {
  return (
    <span class="recent-slate" aria-hidden="true">
      <b>{title}</b>
      <span>{t("slate.notShot")}</span>
    </span>
  );
}

function Poster({ of }: { of: FilmListed }) {
  const bare = useSignal(false);
  return (
    <li>
      <a href={`/films/${encodeURIComponent(of.film)}`}>
        <span class="recent-still">
          {bare.value ? <Slate title={of.title} /> : <Picture src={address.cover(of.film)} alt="" onError={() => void (bare.value = true)} />}
        </span>
        <span class="recent-title">{of.title}</span>
        <span class="soft">{when(of.changed)}</span>
      </a>
    </li>
  );
}

// The studio's floor plan. Wide: chat, viewer with the shot beside it, a view below, the timeline along the bottom.
// Narrow: one thing at a time, the composer always within reach.

import { computed, useSignal, useSignalEffect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { Board } from "../board/board";
import { Compare } from "../board/compare";
import { Rolling } from "../board/rolling";
import { Inspector } from "../board/inspector";
import { Comments } from "../comments/view";
import { Review } from "../comments/guest";
import { Share } from "../comments/share";
import { Chat, Composer } from "../chat/chat";
import { forgetTalk, told } from "../chat/talking";
import { Deliver } from "../deliver/deliver";
import { FilmView } from "../film/film";
import { History } from "../history/history";
import { Money } from "../history/money";
import { Versions } from "../history/versions";
import { Later } from "../parts/later";
import { MenuHost } from "../parts/menu";
import { Icon, type IconName } from "../parts/icon";
import { kept, Splitter } from "../parts/splitter";
import { Toasts } from "../parts/toasts";
import { Yes } from "../parts/yes";
import { Drop } from "../uploads/drop";
import { Plan } from "../uploads/plan";
import { Settings } from "../settings/settings";
import { Sound } from "../sound/sound";
import { language } from "../text/language";
import { t } from "../text/text";
import { Timeline } from "../timeline/view";
import { frame, seek } from "../viewer/player";
import { Viewer } from "../viewer/viewer";
import { Door } from "./door";
import { Help } from "./help";
import { LARGE } from "./large";
import { follow as followFilm } from "./live";
import { load, loadJobs } from "./load";
import { askedTimecode, followLink, openTab, path } from "./route";
import { complain } from "./says";
import { comments, film, guest, jobs, missing, picked, range, rate, route, selection, TABS, type Tab, working } from "./store";
import { Start } from "./start";
import { Strip } from "./strip";
import { readTimecode, timecode } from "./timecode";
import { Mark, Topbar } from "./topbar";
import { shutOut } from "./wire";
import "./shell.css";

export const TAB_ICONS: Record<Tab, IconName> = { board: "board", timeline: "timeline", film: "book", sound: "music", comments: "comment", deliver: "deliver", history: "clock", money: "money", settings: "settings" };
const chatSize = kept("chat", LARGE ? 520 : 380, 280, () => Math.min(640, innerWidth * 0.45));
const viewerSize = kept("viewer", LARGE ? Math.round(innerHeight * 0.48) : Math.min(380, Math.round(innerHeight * 0.38)), 220, () => innerHeight * 0.7);
const timelineSize = kept("timeline", LARGE ? 360 : Math.min(260, Math.round(innerHeight * 0.27)), 120, () => innerHeight * 0.6);
/** views that have the room of the timeline too: it is one of them, the others are read */
const ALONE: ReadonlySet<Tab> = new Set(["timeline", "film", ...(LARGE ? [] : ["sound" as const]), "comments", "deliver", "history", "money", "settings"]);
const WIDE = matchMedia("(min-width: 900px)");

export function Shell() {
  const wide = useSignal(WIDE.matches);
  useEffect(() => {
    const change = () => void (wide.value = WIDE.matches);
    WIDE.addEventListener("change", change);
    document.addEventListener("click", followLink);
    return () => {
      WIDE.removeEventListener("change", change);
      document.removeEventListener("click", followLink);
    };
  }, []);
  useSignalEffect(() => {
    const open = film.value;
    document.title = route.value.page === "film" && open ? `${open.title} - Workprint` : "Workprint";
  });
  const here = route.value;
  return (
    <div class="shell" lang={language.value}>
      {shutOut.value ? <Door /> : here.page === "start" ? <Start /> : guest.value ? <Review key={here.film} name={here.film} /> : wide.value ? <WideStudio key={here.film} name={here.film} tab={here.tab} /> : <NarrowStudio key={here.film} name={here.film} tab={here.tab} />}
      <MenuHost />
      <Compare />
      <Versions />
      <Rolling />
      <Share />
      <Help />
      <Yes />
      <Drop />
      <Plan />
      <Toasts />
    </div>
  );
}

/** The film of the address: fetched, followed, and left. */
function useFilm(name: string): void {
  useEffect(() => {
    if (film.value?.film !== name) {
      film.value = null;
      missing.value = "";
      picked.value = new Set();
      selection.value = null;
      range.value = null;
      frame.value = 0;
      jobs.value = jobs.value.filter((job) => job.film === name);
      comments.value = [];
      forgetTalk();
    }
    const asked = askedTimecode();
    const opened = load(0).then(() => {
      const at = asked && film.value?.film === name ? readTimecode(asked, rate.value) : null;
      if (at !== null) seek(at);
    });
    // The rest comes with the line. A film that is being written has none yet: what is known of it is the work on it.
    Promise.all([opened, ...(film.value ? [] : [loadJobs(name)])]).catch(complain);
    return followFilm(name);
  }, [name]);
  // The address says where the playhead rests, so that it can be sent to someone.
  useSignalEffect(() => {
    const [at, here] = [frame.value, route.value];
    if (here.page !== "film" || !film.value) return undefined;
    const timer = setTimeout(() => {
      const plain = path(here);
      const said = at ? `${plain}${plain.includes("?") ? "&" : "?"}tc=${timecode(at, rate.value)}` : plain;
      if (location.pathname + location.search !== said) history.replaceState(null, "", said);
    }, 600);
    return () => clearTimeout(timer);
  });
}

/** There is no such film, and none is being written that will be it. */
const nowhere = computed(() => missing.value !== "" && !film.value && !working.value);

function NoFilm() {
  return (
    <div class="studio">
      <header class="topbar">
        <Mark />
      </header>
      <main class="nowhere" tabIndex={-1}>
        <h1>{t("film.missing")}</h1>
        <a class="button main" href="/">
          {t("home")}
        </a>
      </main>
    </div>
  );
}

function View({ tab }: { tab: Tab }) {
  switch (tab) {
    case "board":
      return <Board />;
    case "timeline":
      return <Timeline full />;
    case "film":
      return <FilmView />;
    case "sound":
      return <Sound />;
    case "comments":
      return <Comments />;
    case "deliver":
      return <Deliver />;
    case "history":
      return <History />;
    case "money":
      return <Money />;
    case "settings":
      return <Settings />;
  }
}

/** On a narrow screen the tabs are a row that is wider than it. Only the row is moved, not what it stands in. */
function bringInSight(tab: HTMLElement | null): void {
  const row = tab?.parentElement;
  if (!row) return;
  const [one, all] = [tab.getBoundingClientRect(), row.getBoundingClientRect()];
  row.scrollLeft += one.left - all.left - (all.width - one.width) / 2;
}

function Tabs({ tab }: { tab: Tab }) {
  useEffect(() => void document.fonts.ready.then(() => bringInSight(document.getElementById(`tab-${tab}`))), [tab]);
  const move = (event: KeyboardEvent) => {
    const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (!by) return;
    event.preventDefault();
    const next = TABS[(TABS.indexOf(tab) + by + TABS.length) % TABS.length];
    if (!next) return;
    openTab(next);
    document.getElementById(`tab-${next}`)?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label={t("views")} onKeyDown={move}>
      {TABS.map((one) => (
        <button key={one} id={`tab-${one}`} type="button" role="tab" aria-selected={one === tab} aria-controls="view" tabIndex={one === tab ? 0 : -1} title={t(`tab.${one}`)} onClick={() => openTab(one)}>
          <Icon name={TAB_ICONS[one]} />
          <span>{t(`tab.${one}`)}</span>
        </button>
      ))}
    </div>
  );
}

function WideStudio({ name, tab }: { name: string; tab: Tab }) {
  useFilm(name);
  const alone = ALONE.has(tab);
  if (nowhere.value) return <NoFilm />;
  return (
    <div class="studio" data-tab={tab}>
      <Topbar />
      <main tabIndex={-1} aria-label={film.value?.title}>
      <div class="studio-top" style={{ "--chat": `${chatSize.value.value}px`, "--viewer": `${viewerSize.value.value}px` }}>
        <Later after={2}>
          <Chat />
        </Later>
        <Splitter size={chatSize} label={t("size.chat")} axis="x" grows={1} />
        <div class="stage">
          <div class="stage-top">
            <Viewer />
            <Inspector />
          </div>
          <Splitter size={viewerSize} label={t("size.viewer")} axis="y" grows={1} />
          <Tabs tab={tab} />
          <div class="view" id="view" role="tabpanel" aria-labelledby={`tab-${tab}`} tabIndex={-1}>
            <Later after={1}>
              <View tab={tab} />
            </Later>
          </div>
        </div>
      </div>
      {!alone && (
        <>
          <Splitter size={timelineSize} label={t("size.timeline")} axis="y" grows={-1} />
          <div class="studio-bottom" style={{ height: `${timelineSize.value.value}px` }}>
            <Later after={0}>
              <Timeline full={false} />
            </Later>
          </div>
        </>
      )}
      </main>
    </div>
  );
}

const PHONE = ["chat", "film", "board", "more"] as const;
type Phone = (typeof PHONE)[number];
const PHONE_ICONS: Record<Phone, IconName> = { chat: "chat", film: "film", board: "board", more: "more" };

function NarrowStudio({ name, tab }: { name: string; tab: Tab }) {
  useFilm(name);
  const at = useSignal<Phone>(tab === "board" ? "film" : "more");
  const seen = useRef(told.value);
  // What one says, and the answer, is seen where it is said.
  useSignalEffect(() => {
    if (seen.current !== told.value) at.value = "chat";
    seen.current = told.value;
  });
  if (nowhere.value) return <NoFilm />;
  return (
    <div class="studio phone" data-at={at.value}>
      <Topbar />
      <main class="phone-main" tabIndex={-1} aria-label={film.value?.title}>
        {at.value !== "more" && <Viewer />}
        {at.value === "chat" && <Chat />}
        {at.value === "film" && <Strip />}
        {at.value === "board" && <Board />}
        {at.value === "more" && (
          <>
            <Tabs tab={tab} />
            <div class="view" id="view" role="tabpanel" aria-labelledby={`tab-${tab}`} tabIndex={-1}>
              <View tab={tab} />
            </div>
          </>
        )}
      </main>
      {at.value !== "chat" && (
        <div class="phone-composer">
          <Composer />
        </div>
      )}
      <nav class="phone-nav" aria-label={t("views")}>
        {PHONE.map((one) => (
          <button key={one} type="button" aria-current={at.value === one ? "page" : undefined} onClick={() => void (at.value = one)}>
            <Icon name={PHONE_ICONS[one]} />
            {t(`phone.${one}`)}
          </button>
        ))}
      </nav>
    </div>
  );
}

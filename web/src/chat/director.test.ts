import { beforeAll, describe, expect, test, vi } from "vitest";
import { film } from "../app/store";
import type { FilmShown } from "../protocol";
import { showLanguage } from "../text/text";
import { inOurs } from "./director";
import { digits } from "./nouns";

beforeAll(() => void vi.stubGlobal("document", { documentElement: {} }));

const GERMAN: readonly (readonly [string, string | RegExp])[] = [
  ["Take shots 3 and 4 (1C, 2A) out of the film, 8.0 s. The film then runs 52.0 s instead of 1:00.0. Undo would bring it back.", "Einstellungen 3 und 4 (1C, 2A) aus dem Film nehmen, 8,0 s. Der Film läuft dann 52,0 s statt 1:00,0. Rückgängig brächte es zurück."],
  ["Take scene 2 (LAMP ROOM, night) out: 1 shot, 4.0 s.", "Szene 2 (LAMP ROOM, Nacht) herausnehmen: 1 Einstellung, 4,0 s."],
  ["Roll every shot that needs a take, for 1.20 USD with runway/gen4.5. Altogether 1.20 USD, which cannot be taken back.", /^Alle fehlenden Einstellungen drehen, für 1,20\s\$ mit runway\/gen4\.5\. Zusammen 1,20\s\$, /],
  ["Roll all 12 shots, 2 takes of each shot that lacks one, for 3.50 USD.", /^Alle 12 Einstellungen drehen, Takes je Einstellung: 2, für 3,50\s\$\.$/],
  ["Shot 3 (2B) is darker and warmer: exposure -0.50 stops, temperature +0.30.", "Einstellung 3 (2B): dunkler, wärmer (Belichtung -0,50 Blenden, Farbtemperatur +0,30)."],
  ["Shots 3-5 (2B, 2C, 2D) are in black and white.", "Einstellungen 3-5 (2B, 2C, 2D): in Schwarz-Weiß."],
  ["Shot 2 (1B): size close-up, camera push in and mood tense.", /^Einstellung 2 \(1B\): Größe .+, Kamera .+, Stimmung angespannt\.$/],
  ["Shot 2 (1B): now with “a red boat”.", "Einstellung 2 (1B): jetzt mit “a red boat”."],
  ["Shot 3 (2B)", "Einstellung 3 (2B)"],
  ["Shot 3 (2B): its tail 8 frames later, a gap stays", "Einstellung 3 (2B): Ende 8 Bilder später, eine Lücke bleibt"],
  ["The last edit is taken back: take 2 of shot 2 (1B) is out.", "Die letzte Änderung ist zurückgenommen: Take 2 von Einstellung 2 (1B) ist heraus."],
  ["The last edit is taken back: shots 3 and 4 (1C, 2A) as before and the sound as before.", "Die letzte Änderung ist zurückgenommen: Einstellungen 3 und 4 (1C, 2A) wie zuvor, der Ton wie zuvor."],
  ["The music: -3.0 dB, it was +1.0 dB.", "Musik: -3,0 dB statt +1,0 dB."],
  ["Rolling shot 3 (2B) has begun, and goes on beside the conversation.", "Einstellung 3 (2B): Das Drehen hat begonnen und geht neben dem Gespräch weiter."],
  ["Rolling has begun, and goes on beside the conversation.", "Das Drehen hat begonnen und geht neben dem Gespräch weiter."],
  ['I am not sure about "foo". Did you mean: Make shot 3 (2B) 4.0 s long.', 'Bei "foo" bin ich nicht sicher. Gemeint war: Einstellung 3 (2B): 4,0 s lang machen.'],
  ["New: the thunder in shot 2 (1B).", "Neu: thunder, Einstellung 2 (1B)."],
  ["2 shots show KEEPER and go back to planned: 2 and 5.", "KEEPER ist in 2 Einstellungen und wird dort neu gedreht: 2 und 5."],
  ["The retake of shot 3 (2A) begins by itself as soon as the making of the film has ended.", /^Einstellung 3 \(2A\): Der Retake beginnt von selbst, sobald .+\.$/],
  ["There is no shot 99; the film has shots 1 to 10.", "Eine Einstellung 99 gibt es nicht; der Film hat 1 bis 10."],
  ["Did you mean: Change scene 2 (RIVER, dawn): camera static.\n1. Yes\n2. No, leave it", /^Gemeint war: Szene 2 .+ ändern: Kamera .+\.\n1\. Ja\n2\. Nein, lass es$/],
  [
    "The last edit is taken back: 18 shots less, the cast as before, the look as before and the words about the film as before.",
    "Die letzte Änderung ist zurückgenommen: 18 Einstellungen weniger, die Figuren wie zuvor, der Look wie zuvor, die Angaben zum Film wie zuvor.",
  ],
  ["Which shot do you mean? The film has shots 1 to 9.", "Welche Einstellung ist gemeint? Der Film hat die Einstellungen 1 bis 9."],
];

const ERRORS: [string, string][] = [
  ["The head of 2B can move from -8 to +12 frames, not +20.", "2B, Anfang: -8 bis +12 Bilder sind möglich, nicht +20."],
  ["The tail of the gap can move up to +12 frames, not +20.", "Lücke, Ende: +12 Bilder sind möglich, nicht +20."],
  ["3A can move from 0 to +12 frames, not -1.", "3A: 0 bis +12 Bilder sind möglich, nicht -1."],
  ["A dissolve into 2B can have 1 to 12 frames, not 30; the clips and their handles end there.", "Überblendung vor 2B: 1 bis 12 Bilder, nicht 30; weiter reichen die Clips und ihre Überhänge nicht."],
  ["Nothing comes before 1A, so there is no cut for a dissolve; use a fade in.", "Vor 1A kommt nichts, also ist da kein Schnitt für Überblendung; nimm eine Aufblende."],
  ["2B and 3A have no take yet. Generate them first, or render a draft with slates in their place.", "2B, 3A: noch kein Take. Dreh sie zuerst, oder gib einen Entwurf mit Klappen an ihrer Stelle aus."],
  ["song.mp3 lasts 12.0 s, which is an effect and no song (over 15 s); say in which shot it is heard.", "Ein Geräusch und kein Lied (> 15 s): song.mp3 dauert 12,0 s; sag, in welcher Einstellung es zu hören ist."],
  ["A gain goes from -60 to 24 dB; it is 20 now, so it can change by -80 to 4.", "Ein Pegel geht von -60 bis 24 dB; jetzt ist er 20, also sind -80 bis 4 möglich."],
  ["Shot 5 (2B) ends with a plain cut now: its transition no longer fits.", "Einstellung 5 (2B): der Übergang passt nicht mehr, da ist jetzt ein harter Schnitt."],
];

const ANSWERS: readonly (readonly [string, string | RegExp])[] = [
  ["The film runs 41.0 s: 10 shots in 4 scenes.", "Der Film läuft 41,0 s: 10 Einstellungen, 4 Szenen."],
  ["The film has 10 shots in 4 scenes.", "Der Film hat 10 Einstellungen in 4 Szenen."],
  ["Scene 1 (JETTY, dawn) runs 12.0 s, 3 shots. Scene 3 (OPEN SEA, night) runs 13.0 s, 3 shots.", /^Szene 1 \(JETTY, .+\) läuft 12,0 s, 3 Einstellungen\. Szene 3 \(OPEN SEA, Nacht\) läuft 13,0 s, 3 Einstellungen\.$/],
  ["Shots 3 and 4 (1C, 2A) run 7.0 s together (3: 3.0 s, 4: 4.0 s).", "Einstellungen 3 und 4 (1C, 2A): zusammen 7,0 s (3: 3,0 s, 4: 4,0 s)."],
  ["The shortest is shot 6 (2C): 2.0 s.", "Am kürzesten: Einstellung 6 (2C), 2,0 s."],
  ["Shot 5 (2B) begins at 0:16.0; it runs 3.0 s.", "Einstellung 5 (2B) beginnt bei 0:16,0 und läuft 3,0 s."],
  ["No takes of 10 shots. Without a take: 1-10.", "0 Takes, 10 Einstellungen. Ohne Take: 1-10."],
  ["Shot 5 (2B): a close-up shot, single.", /^Einstellung 5 \(2B\): .+, .+\.$/],
  ["11 takes of 10 shots. Without a take: 6.", "11 Takes, 10 Einstellungen. Ohne Take: 6."],
  ["Shot 7 (3A) has 2 takes: take 1, take 2 (in the cut, approved).", "Einstellung 7 (3A) hat 2 Takes: Take 1, Take 2 (im Schnitt, genommen)."],
  ["3 shots are at night: 7-9.", "3 Einstellungen (Nacht): 7-9."],
  ["4 shots show MARA: 2, 3, 9 and 10.", "4 Einstellungen (MARA): 2, 3, 9 und 10."],
  ["9 shots wait for your approval: 1-5 and 7-10.", "9 Einstellungen (dein Ja steht aus): 1-5 und 7-10."],
  ["Shot 6 (2C) has no take yet.", "Einstellung 6 (2C): noch ohne Take."],
  [
    "Scene 3 (OPEN SEA, night), 13.0 s. 7 (3A) Extreme wide shot, the ferry in a storm, 6.0 s. 8 (3B) Medium shot, TOM at the wheel, 4.0 s. TOM: “Not tonight.”",
    "Szene 3 (OPEN SEA, Nacht), 13,0 s. 7 (3A) Extreme wide shot, the ferry in a storm, 6,0 s. 8 (3B) Medium shot, TOM at the wheel, 4,0 s. TOM: “Not tonight.”",
  ],
  [
    "Shot 2 (1B), 4.0 s: Medium shot, MARA (thirty, green parka) waits. MARA: “He said six.” Effects: paper rustle and steps. It is waiting for your approval, 1 take.",
    "Einstellung 2 (1B), 4,0 s: Medium shot, MARA (thirty, green parka) waits. MARA: “He said six.” Geräusche: paper rustle, steps. Stand: wartet auf dein Ja, 1 Take.",
  ],
  ["Shot 4 (2A): TOM.", "Einstellung 4 (2A): TOM."],
  ["2 people: MARA (thirty, green parka; 4 shots); TOM (sixty; 1 shot).", "2 Personen: MARA (thirty, green parka; 4 Einstellungen); TOM (sixty; 1 Einstellung)."],
  ["TOM: “Not tonight.”, in shot 8 (3B).", "TOM: “Not tonight.”, Einstellung 8 (3B)."],
  ["MARA (thirty, green parka) is in shots 2 and 3 (1B, 1C), and has 1 line.", "MARA (thirty, green parka): Einstellungen 2 und 3 (1B, 1C), 1 Satz."],
  ["1 line: 8 (3B) the narrator: “Not tonight.”.", "1 Satz: 8 (3B) Erzählstimme: “Not tonight.”."],
  ["2 scenes:\n1. EXT. JETTY - DAWN (3 shots, 12.0 s)\n2. INT. CABIN - DAY (1 shot, 9.0 s)", "2 Szenen:\n1. EXT. JETTY - DAWN (3 Einstellungen, 12,0 s)\n2. INT. CABIN - DAY (1 Einstellung, 9,0 s)"],
  ["1 shot:\n6 (2C) Insert, one ticket with a name on it: 2.0 s, not shot yet", "1 Einstellung:\n6 (2C) Insert, one ticket with a name on it: 2,0 s, noch nicht gedreht"],
  ["Tense music (“low strings, tense”) from shot 7 (3A) to shot 10 (4A).", "Musik, angespannt (“low strings, tense”), Einstellung 7 (3A) → Einstellung 10 (4A)."],
  ["No. There is no music there.", "Nein. Da ist keine Musik."],
  ["No: Shot 5 (2B) is waiting for your approval, 1 take.", "Nein. Einstellung 5 (2B): wartet auf dein Ja, 1 Take."],
  ["Shot 7 (3A): storm.", /^Einstellung 7 \(3A\): S.+\.$/],
  ["Nothing: the 11 takes came from previz and runway/gen4.5, which costs nothing.", "Nichts: 11 Takes, von previz und runway/gen4.5, was nichts kostet."],
  ["1.70 USD (runway 1.20, kling 0.50), for 3 takes; most of it for 2B (1.20); 0.50 more is reserved for what is being made.", /^1,70\s\$ \(runway 1,20\s\$, kling 0,50\s\$\), für 3 Takes; das meiste für 2B \(1,20\s\$\); weitere 0,50\s\$ sind reserviert/],
  [
    "“The Ferry”, rough cut: The film runs 1:41.0 (101.0 s): 10 shots in 4 scenes. 0 of 10 shots are approved, 9 wait for your approval (1-5 and 7-10), 1 has no take yet (6). Next: say “roll everything that is missing”.",
    "“The Ferry”, Rohschnitt: Der Film läuft 1:41,0 (101,0 s): 10 Einstellungen, 4 Szenen. Genommen: 0 von 10 Einstellungen; warten auf dein Ja: 9 (1-5 und 7-10); noch ohne Take: 1 (6). Als Nächstes: “alles drehen, was fehlt”.",
  ],
  ["Style: gouache, cold mornings, palette: grey. Picture 16:9, 1920x1080, 23.976 frames a second.", "Stil: gouache, cold mornings, Palette: grey. Bild 16:9, 1920x1080, 23,976 Bilder je Sekunde."],
  ["3 places: Jetty, Ferry Cabin and Open Sea.", "3 Orte: Jetty, Ferry Cabin, Open Sea."],
  ["Without shot 4 (2A) the film would run 37.0 s; now it runs 41.0 s.", "Ohne Einstellung 4 (2A) liefe der Film 37,0 s; jetzt läuft er 41,0 s."],
  ["There is only 2 steps to be undone.", "So viele Schritte lassen sich zurücknehmen: 2."],
  ["Nothing that Kim changed is left in this film to be taken back.", "Von Kim ist in diesem Film keine Änderung mehr, die sich zurücknehmen ließe."],
  ["Only the director or the owner can approve takes. Ask one of them, or leave it as a comment.", "Das dürfen nur Regie oder Inhaber: Takes nehmen. Frag dort nach oder schreib es als Kommentar."],
];

describe("what the director answers", () => {
  beforeAll(() => void (film.value = { characters: [{ id: "m", name: "MARA" }, { id: "t", name: "TOM" }] } as unknown as FilmShown));

  test.each([...ANSWERS, ...ERRORS])("%s", async (said, told) => {
    await showLanguage("de");
    if (typeof told === "string") expect(inOurs(said)).toBe(told);
    else expect(inOurs(said)).toMatch(told);
    for (const language of ["fr", "es"] as const) {
      await showLanguage(language);
      expect(inOurs(said)).not.toBe(said);
    }
    await showLanguage("en");
    expect(inOurs(said)).toBe(said);
  });

  test("nobody who is not in the film says anything", async () => {
    await showLanguage("de");
    for (const said of ["I heard: “a red boat”", "Shot 4 (2A): its sails are torn.", "3 shots show courage: 1-3."]) expect(inOurs(said)).toBe(said);
    await showLanguage("en");
  });
});

describe("what the director says", () => {
  test.each(GERMAN)("%s", async (said, told) => {
    await showLanguage("en");
    expect(inOurs(said)).toBe(said);
    await showLanguage("de");
    if (typeof told === "string") expect(inOurs(said)).toBe(told);
    else expect(inOurs(said)).toMatch(told);
    await showLanguage("en");
  });

  test("stays English, all of it, where there are no words for a part", async () => {
    await showLanguage("fr");
    const mixed = ["Undo would bring it back. Mara sulks.", "Undo would bring it back.\nMara sulks.", "Shot 3 (2B) is darker and sulky.", "Shot 3 (2B): size gigantic."];
    expect(mixed.map(inOurs)).toEqual(mixed);
    expect(inOurs("Shot 3 (2B) is circled.\nUndo would bring it back.")).toBe("Le plan 3 (2B) : prise gardée.\nAnnuler le ramènerait.");
    expect(digits("2.7 s")).toBe("2,7 s");
    await showLanguage("en");
  });
});

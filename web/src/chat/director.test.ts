import { beforeAll, describe, expect, test, vi } from "vitest";
import { showLanguage } from "../text/text";
import { digits, inOurs } from "./director";

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
  ["Which shot do you mean? The film has shots 1 to 9.", "Welche Einstellung ist gemeint? Der Film hat die Einstellungen 1 bis 9."],
];

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

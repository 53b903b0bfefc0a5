import { beforeAll, expect, test, vi } from "vitest";
import { showLanguage } from "../text/text";
import { foretold, offered, stageOf } from "./fixed";

beforeAll(() => void vi.stubGlobal("document", { documentElement: {} }));

const GATE = "Take shots 3 and 4 (1C, 2A) out of the film, 8.0 s. The film then runs 52.0 s instead of 60.0 s. Undo would bring it back.";

test("what is always said so is said in the language of the page, and the rest as it was", async () => {
  await showLanguage("en");
  expect([offered("roll shot 3"), offered("approve all"), foretold(GATE)]).toEqual(["roll shot 3", "approve all", GATE]);
  await showLanguage("de");
  expect(offered("roll shot 3")).toBe("Einstellung 3 drehen");
  expect(offered("make it rain")).toBe("make it rain");
  expect(stageOf({ stage: "writing", what: "finding the story" })).toBe("Drehbuch · findet die Geschichte");
  expect(stageOf({ stage: "encode", what: "my_film.mp4" })).toMatch(/ · my_film\.mp4$/);
  expect(foretold(GATE)).toBe("Einstellung 3, 4 (1C, 2A) aus dem Film nehmen, 8.0 s. Der Film läuft dann 52.0 s statt 60.0 s. Rückgängig brächte es zurück.");
  expect(foretold("Roll every shot that needs a take, for 1.20 USD with runway/gen4.5. Altogether 1.20 USD, which cannot be taken back.")).toMatch(/^Alles drehen, was noch fehlt.*1,20\s\$.*runway\/gen4\.5.*1,20\s\$/);
  expect(foretold("This waits for your yes. Undo would bring it back.")).toBe("Das wartet auf ein Ja. Rückgängig brächte es zurück.");
  await showLanguage("en");
});

import { beforeAll, expect, test, vi } from "vitest";
import { showLanguage } from "../text/text";
import { offered, stageOf } from "./fixed";

beforeAll(() => void vi.stubGlobal("document", { documentElement: {} }));

test("what is always said so is said in the language of the page, and the rest as it was", async () => {
  await showLanguage("en");
  expect([offered("roll shot 3"), offered("approve all"), offered("No, leave it")]).toEqual(["roll shot 3", "approve all", "No, leave it"]);
  await showLanguage("de");
  expect(offered("roll shot 3")).toBe("Einstellung 3 drehen");
  expect(offered("No, leave it")).toBe("Nein, lass es");
  expect(offered("Shot 4 (2C): Close-up, the keeper")).toBe("Einstellung 4 (2C): Close-up, the keeper");
  expect(offered("roll the cut between 3 and 4 back eight frames")).toBe("schieb den Schnitt zwischen 3 und 4 acht Bilder zurück");
  expect(offered("what did that cost?")).toBe("was hat das gekostet?");
  expect(offered("make it rain")).toBe("make it rain");
  expect(stageOf({ stage: "writing", what: "finding the story" })).toBe("Drehbuch · findet die Geschichte");
  expect(stageOf({ stage: "encode", what: "my_film.mp4" })).toMatch(/ · my_film\.mp4$/);
  await showLanguage("en");
});

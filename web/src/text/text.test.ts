import { describe, expect, test } from "vitest";
import { de } from "./de";
import { en } from "./en";
import { es } from "./es";
import { fr } from "./fr";
import { language, LANGUAGES, number, percent, when } from "./language";

const ALL = { en, de, fr, es };
/** forms of delivery that are called by a name of their own everywhere */
const NAMES = /^form\.\w+$/;
const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1]).sort();

describe.each(Object.keys(LANGUAGES) as (keyof typeof ALL)[])("the words in %s", (tag) => {
  const words: Record<string, string> = ALL[tag];

  test("are all there, and no others", () => {
    expect(Object.keys(words).sort()).toEqual(Object.keys(en).sort());
  });

  test("say something, with the same places in it", () => {
    for (const [key, text] of Object.entries(en)) {
      expect(words[key]?.trim(), key).toBeTruthy();
      expect(places(words[key] ?? ""), key).toEqual(places(text));
    }
  });

  test("are translated and not left as they were", () => {
    const said = (text: string) => text.replace(/\{\w+\}/g, "");
    const same = Object.entries(en).filter(([key, text]) => !NAMES.test(key) && words[key] === text && /[a-z]{3}.* .*[a-z]{3}/i.test(said(text)));
    expect(tag === "en" ? [] : same.map(([key]) => key)).toEqual([]);
  });
});

test("numbers and times are written as the language does", () => {
  language.value = "de";
  expect(number(1234.5, 1)).toBe("1.234,5");
  expect(percent(0.42)).toMatch(/^42\s%$/);
  expect(when(new Date(Date.now() - 7200_000).toISOString())).toBe("vor 2 Stunden");
  language.value = "en";
  expect(number(1234.5, 1)).toBe("1,234.5");
  expect(when(new Date(Date.now() - 10_000).toISOString())).toBe("now");
});

import { expect, it } from "vitest";
import { behind } from "./behind";

it("says for whom a camera rolled, and where that was asked for", () => {
  expect(behind({ name: "Mina", place: "slack" }, "camera")).toEqual(["for Mina", "Slack"]);
});

it("names who did it themselves once", () => {
  expect(behind({ name: "Mina", place: "web" }, "Mina")).toEqual(["page"]);
});

it("has nothing to say where nobody is known", () => {
  expect(behind({ name: "", place: "" }, "camera")).toEqual([]);
});

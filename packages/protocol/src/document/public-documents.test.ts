import { describe, expect, it } from "vitest";
import { unitSpecification } from "./public-documents.ts";

const specification = {
  manufacturer: "Example Medical",
  model: "EV-300",
  productCode: "CBK",
  deviceName: "Ventilator",
  capabilities: { patient: "adult" },
  images: [],
  accessories: ["Filter 🫁"],
};

describe("a unit's specification", () => {
  it("holds any character", () => expect(unitSpecification.safeParse(specification).success).toBe(true));

  it.each([
    ["model", { model: "EV\0" }],
    ["accessories.0", { accessories: ["half \ud800"] }],
    ["capabilities.patient", { capabilities: { patient: "\udc00" } }],
    ["capabilities", { capabilities: { "patient\0": true } }],
  ])("is refused, naming %s, when it has text that no database holds", (field, part) => {
    const { error } = unitSpecification.safeParse({ ...specification, ...part });
    expect(error?.issues.map(({ path }) => path.join("."))).toEqual([field]);
  });
});

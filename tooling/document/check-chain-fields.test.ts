import { describe, expect, it } from "vitest";
import { eventsWithoutEntity } from "./check-chain-fields.ts";

describe("eventsWithoutEntity", () => {
  const kinds = { kinds: {}, types: {}, fields: { identifier: ["unitId"], account: ["by"], window: ["at"] } };
  const field = (place: string, name: string) => ({ contract: "Desk", place, name, type: "uint32" });

  it("passes over events that begin with an id or an account, and all that is no event", () => {
    const fields = [
      field("event Opened", "unitId"),
      field("event Opened", "at"),
      field("event Approval", "by"),
      field("call open", "at"),
    ];
    expect(eventsWithoutEntity(fields, kinds)).toEqual([]);
  });

  it("names an event whose id comes later", () => {
    const fields = [field("event Opened", "at"), field("event Opened", "unitId")];
    expect(eventsWithoutEntity(fields, kinds)).toEqual([
      "Desk event Opened begins with at: an event begins with the id of its entity",
    ]);
  });
});

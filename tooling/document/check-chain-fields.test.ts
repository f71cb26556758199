import { describe, expect, it } from "vitest";
import { eventsWithoutEntity } from "./check-chain-fields.ts";

describe("eventsWithoutEntity", () => {
  const kinds = { kinds: {}, types: {}, fields: { identifier: ["unitId"], account: ["by"], window: ["at"] } };
  const field = (place: string, name: string, indexed = true) => ({
    ...{ contract: "Desk", place, name, type: "uint32", indexed },
  });

  it("passes over events that begin with an id or an account, and all that is no event", () => {
    const fields = [
      field("event Opened", "unitId"),
      field("event Opened", "at"),
      field("event Approval", "by"),
      field("call open", "at"),
    ];
    expect(eventsWithoutEntity(fields, kinds)).toEqual([]);
  });

  it("names an event whose id is not indexed", () => {
    const fields = [field("event Opened", "unitId", false), field("event Opened", "at")];
    expect(eventsWithoutEntity(fields, kinds)).toEqual([
      "Desk event Opened does not index unitId: logs are asked for by it",
    ]);
  });

  it("names an event whose id comes later", () => {
    const fields = [field("event Opened", "at"), field("event Opened", "unitId")];
    expect(eventsWithoutEntity(fields, kinds)).toEqual([
      "Desk event Opened begins with at: an event begins with the id of its entity",
    ]);
  });
});

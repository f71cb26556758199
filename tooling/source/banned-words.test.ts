import { describe, expect, it } from "vitest";
import { bannedWords } from "./banned-words.ts";

const found = (line: string): string[] => bannedWords(line).map((each) => each.found);

describe("bannedWords", () => {
  it("finds the synonyms that the glossary bans", () => {
    expect(found("the unit was booked")).toEqual(["booked"]);
    expect(found("listBookings(deviceId)")).toEqual(["Bookings", "device"]);
  });

  it("lets the terms of others stand", () => {
    expect(found("deviceIdentifier of the UDI; width=device-width; bookValue")).toEqual([]);
    expect(found("Center for Devices and Radiological Health")).toEqual([]);
  });
});

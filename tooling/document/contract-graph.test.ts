import { describe, expect, it } from "vitest";
import { contractGraph, contractsInCircles } from "./contract-graph.ts";

const calls = (contract: string, type: string) => ({ contract, place: "immutable", name: "PEER", type });

describe("contractsInCircles", () => {
  it("finds none where facts are only pushed down", () => {
    const fields = [calls("Desk", "ILedger"), calls("Fund", "ILedger"), calls("Desk", "IFund")];
    expect(contractsInCircles(fields, {})).toEqual([]);
    expect(contractGraph(fields, {})).toContain("  Desk --> Fund\n");
  });

  it("finds the contracts of a circle, and whoever calls into it", () => {
    const fields = [calls("Desk", "IFund"), calls("Fund", "IDesk"), calls("Desk", "ILedger")];
    expect(contractsInCircles(fields, {})).toEqual(["Desk", "Fund"]);
  });

  it("finds a circle that leads through an abstract contract to its heir", () => {
    const fields = [calls("Store", "IDesk"), calls("Desk", "IManager")];
    expect(contractsInCircles(fields, { Store: ["Manager"] })).toEqual(["Desk", "Manager"]);
  });
});

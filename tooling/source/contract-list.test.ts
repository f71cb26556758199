import { describe, expect, it } from "vitest";
import { contractsListed, contractsOfEnum, isContractList } from "./contract-list.ts";

const contracts = ["FacilityRegistry", "MaintenanceFund", "UsageMeter"];

describe("contractsListed", () => {
  it.each([
    ["names in a list", 'const names = ["FacilityRegistry", "MaintenanceFund"] as const;'],
    ["keys of a record", "const at = {\n  facilityRegistry: one,\n  maintenanceFund: two,\n};"],
    ["short properties", "return { facilityRegistry, maintenanceFund };"],
    ["imported ABIs", "import {\n  facilityRegistryAbi,\n  maintenanceFundAbi,\n} from x;"],
    ["keys of JSON", '{ "FacilityRegistry": "a", "maintenanceFund": "b" }'],
  ])("finds %s", (_what, text) =>
    expect(contractsListed(text, contracts)).toEqual(["FacilityRegistry", "MaintenanceFund"]),
  );

  it.each([
    ["an address of one", "const to = addresses.maintenanceFund;"],
    ["prose", "/** The FacilityRegistry, MaintenanceFund, UsageMeter. */\n// UsageMeter, too"],
    ["paths", '"src/maintenance/MaintenanceFund.sol", "UsageMeter.t.sol"'],
    ["longer names", "const maintenanceFundTotal = 1, usageMeterKey = 2;"],
  ])("passes over %s", (_what, text) => expect(contractsListed(text, contracts)).toEqual([]));
});

describe("isContractList", () => {
  it("is what names more than half of them", () => {
    expect(isContractList('["UsageMeter"]', contracts)).toBe(false);
    expect(isContractList('["UsageMeter", "MaintenanceFund"]', contracts)).toBe(true);
  });
});

describe("contractsOfEnum", () => {
  it("reads the enum, comments apart", () => {
    const solidity =
      "enum Kind { A }\nenum Peer {\n  /// The first.\n  FacilityRegistry, // one\n  UsageMeter\n}";
    expect(contractsOfEnum(solidity)).toEqual(["FacilityRegistry", "UsageMeter"]);
  });
});

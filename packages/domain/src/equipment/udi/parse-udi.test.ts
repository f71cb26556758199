import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AppError } from "../../error/app-error.ts";
import { gs1CheckDigit } from "./gs1-check-digit.ts";
import { fullYear } from "./gs1-date.ts";
import { hibccCheckCharacter } from "./hibcc-check-character.ts";
import { joinHibcc } from "./join-hibcc.ts";
import { parseUdi } from "./parse-udi.ts";
import { renderGs1DigitalLink, renderGs1Print, renderGs1Scan } from "./render-gs1.ts";
import { requireShareableUdi } from "./require-shareable-udi.ts";

const now = Date.UTC(2026, 6, 1) / 1000;
const parse = (scan: string) => parseUdi(scan, { now });
const codeOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
  return "accepted";
};
const withCheck = (text: string): string => `${text}${hibccCheckCharacter(text)}`;

describe("parseUdi", () => {
  describe("given a scan that begins with its symbology", () => {
    it.each([
      ["]C0", "+A999PUMP71/S5551E", "HIBCC"],
      ["]d1", "+A999PUMP71/S5551E", "HIBCC"],
      ["]A0", "*+A999PUMP71/S5551E*", "HIBCC"],
      ["]Q1", "https://id.gs1.org/01/09521234000013/21/SN-1", "GS1"],
      ["]C0", "(01)09521234000013(21)SN-1", "GS1"],
      ["]d2", "010952123400001321SN-1", "GS1"],
      ["]C0", "=/A9999XYZ100T0944", "ICCBBA"],
    ])("reads %s%s as it reads it without", (prefix, data, agency) => {
      const { scan, ...read } = parse(`${prefix}${data}`);
      expect(scan).toBe(`${prefix}${data}`);
      expect(parse(data)).toEqual({ ...read, scan: data });
      expect(read.agency).toBe(agency);
    });
  });

  describe("given a HIBCC code without a lot", () => {
    it("reads its quantity", () => {
      expect(parse("+A999PUMP71/$/Q12Z")).toMatchObject({ deviceIdentifier: "A999PUMP71", quantity: 12 });
      expect(parse("+A999PUMP71/$/Q12Z").lot).toBeUndefined();
    });
    it("reads its day of manufacture", () =>
      expect(parse("+A999PUMP71/$+/16D20250301.")).toMatchObject({ manufacturedOn: "2025-03-01" }));
  });

  describe("given parts that contradict each other", () => {
    it.each([
      "+A123BJC5D6E71/$LOT/SA/SBP",
      "+A123BJC5D6E71/$$9000057LOT/Q71",
      "=/A9999XYZ100T0944=/A9999XYZ100T0945",
    ])("refuses %s instead of guessing", (scan) =>
      expect(codeOf(() => parse(scan))).toBe("udi.identifiers-conflict"),
    );
    it("reads parts that say the same twice", () =>
      expect(parse(withCheck("+A123BJC5D6E71/$LOT/SA/SA"))).toMatchObject({ serialNumber: "A" }));
  });

  describe("given a Digital Link in the wrong order", () => {
    it.each([
      ["https://id.gs1.org/21/SN-1/01/09521234000013", "(21) before the key"],
      [
        "https://id.gs1.org/01/09521234000013/serial/SN-1",
        '"serial" where an application identifier belongs',
      ],
    ])("says of %s what is wrong", (scan, problem) => expect(() => parse(scan)).toThrow(problem));
    it("reads one that ends with a slash", () =>
      expect(parse("https://id.gs1.org/01/09521234000013/21/SN-1/")).toMatchObject({ serialNumber: "SN-1" }));
  });

  describe("given a GS1 scan", () => {
    const scan = "]d2010084458800328817141120107654321D\u001d2110987654d321";
    const parts = {
      agency: "GS1",
      deviceIdentifier: "00844588003288",
      expiresOn: "2014-11-20",
      lot: "7654321D",
      serialNumber: "10987654d321",
    };
    it("reads identifier, expiry, lot and serial", () =>
      expect(parse(scan)).toMatchObject({ ...parts, scan }));
    it("reads the separator shown as a control picture", () =>
      expect(parse(scan.replace("\u001d", "\u241d"))).toMatchObject(parts));
    it("reads the same from a Digital Link", () =>
      expect(
        parse("https://id.gs1.org/01/00844588003288/10/7654321D/21/10987654d321?17=141120"),
      ).toMatchObject(parts));
    it("reads FDA's example in print form", () =>
      expect(parse("(01)51022222233336(11)141231(17)150707(10)A213B1(21)1234")).toMatchObject({
        deviceIdentifier: "51022222233336",
        manufacturedOn: "2014-12-31",
        expiresOn: "2015-07-07",
        lot: "A213B1",
        serialNumber: "1234",
      }));
    it("takes a day of 00 as the last of the month", () =>
      expect(parse("(01)00844588003288(17)141100").expiresOn).toBe("2014-11-30"));
    it.each(["(8004)9521234ASSET-001", "(8003)095212340000061234"])("reads the asset %s", (text) =>
      expect(parse(text).assetIdentifier).toBe(text.slice(6)),
    );
    it.each(["9521234500018", "9521234500025"])("accepts the location number %s", (gln) =>
      expect(parse(`(414)${gln}`).elements).toEqual([{ identifier: "414", value: gln }]),
    );
  });

  describe("given a GS1 scan with a fault", () => {
    it.each([
      ["(01)00844588003289", "udi.check-digit-wrong"],
      ["(01)00844588003288(17)141301", "udi.date-invalid"],
      ["(01)00844588003288(17)140230", "udi.date-invalid"],
      ["(10)ABC", "udi.companion-missing"],
      ["(17)141120", "udi.companion-missing"],
      ["(01)00844588003288(37)5", "udi.identifiers-conflict"],
      ["(01)00844588003288(21)A(21)B", "udi.identifiers-conflict"],
      ["(01)0084458800328", "udi.malformed"],
      ["(01)0084458800328A", "udi.malformed"],
      ["(01)00844588003288(21)", "udi.malformed"],
      ["(01)00844588003288(21)123456789012345678901", "udi.malformed"],
      ["(01)00844588003288(21)Ä", "udi.malformed"],
      ["(8003)195212340000061234", "udi.malformed"],
      ["(8018)952123400000000015", "udi.patient-identifier"],
      ["(05)1", "udi.identifier-unknown"],
      ["]E0123", "udi.symbology-unknown"],
      ["ABC", "udi.identifier-unknown"],
      ["https://example.org/products/1", "udi.malformed"],
      ["  ", "udi.empty"],
    ])("refuses %s with %s", (scan, code) => expect(codeOf(() => parse(scan))).toBe(code));
  });

  describe("given elements rendered by us", () => {
    const text = fc.string({
      unit: fc.constantFrom(..."0123456789ABCXYZabcxyz-./_%&'*+,:;<=>?!\""),
      minLength: 1,
      maxLength: 20,
    });
    const gtin = fc.stringMatching(/^\d{13}$/).map((body) => `${body}${gs1CheckDigit(body)}`);
    const date = fc
      .date({ min: new Date("2000-01-01"), max: new Date("2049-12-31"), noInvalidDate: true })
      .map((day) => day.toISOString().slice(2, 10).replaceAll("-", ""));
    const elements = fc
      .record(
        { "01": gtin, "17": date, "11": date, "10": text, "21": text, "240": text },
        { requiredKeys: ["01"] },
      )
      .chain((record) =>
        fc.shuffledSubarray(Object.entries(record), { minLength: Object.keys(record).length }),
      )
      .map((entries) => entries.map(([identifier, value]) => ({ identifier, value })));
    it.each([
      ["scan", renderGs1Scan],
      ["print form", renderGs1Print],
    ])("reads the %s back exactly", (_name, render) =>
      fc.assert(
        fc.property(elements, (given) => {
          expect(parse(render(given)).elements).toEqual(given);
        }),
      ),
    );
    it("reads the Digital Link back, in its own order", () =>
      fc.assert(
        fc.property(elements, (given) => {
          expect(new Set(parse(renderGs1DigitalLink(given)).elements)).toEqual(new Set(given));
        }),
      ));
    it("refuses every GTIN with another last digit", () =>
      fc.assert(
        fc.property(gtin, fc.integer({ min: 1, max: 9 }), (valid, change) => {
          const wrong = `${valid.slice(0, 13)}${(Number(valid[13]) + change) % 10}`;
          expect(codeOf(() => parse(`01${wrong}`))).toBe("udi.check-digit-wrong");
        }),
      ));
  });

  describe("given a HIBCC scan", () => {
    it.each([
      ["+A123BJC5D6E71", "G"],
      ["+$$52001510X3G", "D"],
      ["+A123BJC5D6E71/$$52001510X3", "C"],
      ["+H123ABC01234567890", "D"],
      ["+$$+70001X", "T"],
      ["+$$86673C001/14D20050928X", "L"],
    ])("verifies that %s ends in %s", (text, check) => {
      expect(hibccCheckCharacter(text)).toBe(check);
      expect(codeOf(() => parse(text + check))).toBe("accepted");
      expect(codeOf(() => parse(`${text}${check === "Z" ? "Y" : "Z"}`))).toBe("udi.check-character-wrong");
    });
    it("reads a joined code", () =>
      expect(parse("+A123BJC5D6E71/$$52001510X3C")).toMatchObject({
        agency: "HIBCC",
        deviceIdentifier: "A123BJC5D6E71",
        expiresOn: "2020-01-15",
        lot: "10X3",
      }));
    it("reads serial, manufacture and expiry supplements", () =>
      expect(parse(withCheck("+H123PART1/$$7LOT1/S77X/16D20130202/14D20160216/Q5"))).toMatchObject({
        deviceIdentifier: "H123PART1",
        lot: "LOT1",
        serialNumber: "77X",
        manufacturedOn: "2013-02-02",
        expiresOn: "2016-02-16",
        quantity: 5,
      }));
    it.each([
      "+$$20928053C001L",
      "+$$30509283C001L",
      "+$$5052713C001L",
      "+$$4050928223C001L",
      "+$$605271223C001L",
      "+052713C001L",
    ])("reads 2005-09-28, lot 3C001 and link L from %s", (text) =>
      expect(parse(withCheck(text))).toMatchObject({
        expiresOn: "2005-09-28",
        lot: "3C001",
        linkCharacter: "L",
      }),
    );
    it("reads a month without a day as its last day", () =>
      expect(parse(withCheck("+$$09053C001L"))).toMatchObject({ expiresOn: "2005-09-30", lot: "3C001" }));
    it.each([
      ["+$$82409053C001L", 24],
      ["+$$90010009053C001L", 100],
      ["+$$86673C001/14D20050928X", 66],
    ])("reads the quantity of %s", (text, quantity) =>
      expect(parse(withCheck(text)).quantity).toBe(quantity),
    );
    it("reads a superseded serial number", () =>
      expect(parse(withCheck("+$+SER123L"))).toMatchObject({ serialNumber: "SER123", linkCharacter: "L" }));
    it.each([" ", "/"])("keeps a check character of '%s'", (check) => {
      const bodies = Array.from({ length: 100 }, (_, index) => `+A123B${index}1`);
      const body = bodies.find((text) => hibccCheckCharacter(text) === check) ?? "none";
      expect(parse(body + check).deviceIdentifier).toBe(body.slice(1));
    });
    it("reads a Code 39 scan with its asterisks", () =>
      expect(parse("*+A123BJC5D6E71G*").deviceIdentifier).toBe("A123BJC5D6E71"));
  });

  describe("given a HIBCC scan with a fault", () => {
    it.each([
      "+A1231",
      "+A123BJC5D6E7A",
      "+a123BJC5D6E71",
      "+A99912345/",
      "+A123BJC5D6E71/16D2011123",
      "+A123BJC5D6E71/Q500/S123",
      "+A123BJC5D6E71/$$2139905L",
      "+A123BJC5D6E71/$",
      "+A123BJC5D6E71/XYZ",
      "+$$4050928243C001L",
    ])("refuses %s, whatever its check character", (text) => {
      expect(codeOf(() => parse(text))).toMatch(/^udi\./);
      expect(codeOf(() => parse(withCheck(text)))).toMatch(/^udi\.(malformed|date-invalid)$/);
    });
    const published =
      "+H123PARTNO1234567890120/$$420020216LOT123456789012345/SXYZ456789012345678/16D20130202C";
    it("refuses the published example with a placeholder check character on a scan", () =>
      expect(codeOf(() => parse(published))).toBe("udi.check-character-wrong"));
    it("warns of it on manual entry", () =>
      expect(parseUdi(published, { now, entry: "manual" })).toMatchObject({
        deviceIdentifier: "H123PARTNO1234567890120",
        serialNumber: "XYZ456789012345678",
        manufacturedOn: "2013-02-02",
        warnings: [{ code: "udi.check-character-wrong", actual: "C", expected: "H" }],
      }));
  });

  describe("given an ICCBBA scan", () => {
    const scan = "=/A9999XYZ100T0944=,000025=A99971312345600=>014032=}013032&,1000000000000XYZ123";
    it("reads every part", () =>
      expect(parse(scan)).toMatchObject({
        agency: "ICCBBA",
        deviceIdentifier: "A9999XYZ100T0944",
        serialNumber: "000025",
        donationIdentifier: "A99971312345600",
        expiresOn: "2014-02-01",
        manufacturedOn: "2013-02-01",
        lot: "000000000000XYZ123",
      }));
    it("is refused for sharing", () =>
      expect(codeOf(() => requireShareableUdi(parse(scan)))).toBe("udi.agency-not-shareable"));
    it.each(["=/A9999", "=>014400", "=?1", "&,2X"])("refuses %s", (text) =>
      expect(codeOf(() => parse(text))).toMatch(/^udi\./),
    );
  });

  describe("given any text", () => {
    it("answers with a Udi or an AppError, never another failure", () =>
      fc.assert(
        fc.property(
          fc.oneof(
            fc.string(),
            fc.string().map((text) => `+${text}`),
            fc.string().map((text) => `(01)${text}`),
          ),
          (text) => {
            expect(codeOf(() => parse(text))).toMatch(/^(udi\.[a-z-]+|accepted)$/);
          },
        ),
      ));
  });
});

describe("joinHibcc", () => {
  it("joins a primary and the secondary that names its check character", () =>
    expect(joinHibcc("+A123BJC5D6E71G", "+$$52001510X3GD", { now })).toMatchObject({
      deviceIdentifier: "A123BJC5D6E71",
      lot: "10X3",
      expiresOn: "2020-01-15",
    }));
  it("refuses the secondary of another label", () =>
    expect(codeOf(() => joinHibcc("+H123ABC01234567890D", "+$$52001510X3GD", { now }))).toBe(
      "udi.link-character-wrong",
    ));
});

describe("fullYear", () => {
  it.each([
    [41, 2041],
    [76, 2076],
    [77, 1977],
    [26, 2026],
    [0, 2000],
  ])("takes %i for %i in 2026", (short, full) => expect(fullYear(short, now)).toBe(full));
});

describe("requireShareableUdi", () => {
  it("gives device identifier and serial number", () =>
    expect(requireShareableUdi(parse("(01)00844588003288(21)S1"))).toEqual({
      deviceIdentifier: "00844588003288",
      serialNumber: "S1",
    }));
  it("takes an asset identifier for both where there is no UDI", () =>
    expect(requireShareableUdi(parse("(8004)9521234ASSET-001"))).toEqual({
      deviceIdentifier: "9521234ASSET-001",
      serialNumber: "9521234ASSET-001",
    }));
  it("refuses a label without serial", () =>
    expect(codeOf(() => requireShareableUdi(parse("(01)00844588003288(10)L")))).toBe("udi.serial-missing"));
  it("refuses a label without device identifier", () =>
    expect(codeOf(() => requireShareableUdi(parse("+$$+70001XT")))).toBe("udi.device-identifier-missing"));
});

import { z } from "zod";
import { unitSpecification } from "../document/public-documents.ts";
import { defineRoute } from "../http/route.ts";
import { cursorOf } from "../wire/cursor.ts";
import { momentText } from "../wire/moment.ts";
import { page, pageQuery } from "../wire/page.ts";
import { queryFlag, queryInt } from "../wire/query.ts";
import {
  address,
  bytes32,
  decimal,
  h3Cell,
  id32,
  priority,
  productCode,
  unixSeconds,
} from "../wire/scalars.ts";

/** Terms of sharing; amounts in token units. Meanings are those of IEquipmentRegistry.Terms. */
export const terms = z.object({
  version: z.int(),
  ratePerHour: decimal,
  deposit: decimal,
  contributionPerHour: decimal,
  lateFeePerHour: decimal,
  minimumSlots: z.int(),
  maximumSlots: z.int(),
  leadSeconds: z.int(),
  horizonDays: z.int(),
  freeCancelSeconds: z.int(),
  lateCancelBps: z.int(),
  turnaroundSlots: z.int(),
  /** Whether a hold waits for the owner's approval before it can be confirmed. */
  approvalNeeded: z.boolean(),
  /** Priorities for which the unit is lent. */
  priorities: z.array(priority),
});
export type UnitTerms = z.output<typeof terms>;

/** What decides whether a unit may be lent. */
export const fitnessFacts = z.object({
  reasons: z.int(),
  calibratedUntil: unixSeconds,
  electricallySafeUntil: unixSeconds,
  maintenanceDueAt: unixSeconds,
  termsVersion: z.int(),
});

/** Fit, or every reason why not with its remedy, for the window asked about. */
export const verdict = z.object({
  fit: z.boolean(),
  startsAt: unixSeconds,
  endsAt: unixSeconds,
  reasons: z.array(
    z.object({
      code: z.string(),
      since: unixSeconds.optional(),
      endBy: unixSeconds.optional(),
      remedy: z.string(),
    }),
  ),
});
export type Verdict = z.output<typeof verdict>;

export const unit = z.object({
  unitId: id32,
  ownerId: id32,
  ownerName: z.string().nullable(),
  holderId: id32,
  holderName: z.string().nullable(),
  productCode,
  /** FDA's name of the type. */
  typeName: z.string().nullable(),
  deviceClass: z.int(),
  lifeSustaining: z.boolean(),
  deviceIdentifier: z.string(),
  serialNumber: z.string(),
  specificationDigest: bytes32,
  /** Null until the document has been fetched. */
  specification: unitSpecification.nullable(),
  locationCell: h3Cell,
  slotSeconds: z.int(),
  registeredBy: address,
  terms: terms.nullable(),
  facts: fitnessFacts,
  verdict,
});
export type Unit = z.output<typeof unit>;

export const unitDetail = unit.extend({
  certificates: z.array(
    z.object({
      kind: z.enum(["calibration", "electrical-safety"]),
      issuedBy: address,
      validUntil: unixSeconds,
      document: bytes32,
      issuedAt: unixSeconds,
    }),
  ),
  valuation: z.object({
    cost: decimal,
    residual: decimal,
    acquiredAt: unixSeconds,
    life: z.int(),
    rateBps: z.int(),
    method: z.enum(["straight-line", "declining-balance", "units-of-production"]),
  }),
  meter: z
    .object({
      epoch: z.int(),
      x: bytes32,
      y: bytes32,
      lastSequence: z.int(),
      runSeconds: decimal,
      takenAt: unixSeconds,
    })
    .nullable(),
  lock: z.object({ x: bytes32, y: bytes32 }).nullable(),
});
export type UnitDetail = z.output<typeof unitDetail>;

export const busyInterval = z.object({
  reservationId: decimal,
  borrowerId: id32,
  startsAt: unixSeconds,
  endsAt: unixSeconds,
  /** `kept` after it ended, while its slots await the promotion of those who wait for them. */
  state: z.enum(["held", "confirmed", "on-loan", "returned", "kept"]),
  /** End of a hold; null once confirmed. */
  heldUntil: unixSeconds.nullable(),
});

/** Time that the owner keeps free of reservations. */
export const maintenanceWindow = z.object({
  windowId: decimal,
  startsAt: unixSeconds,
  endsAt: unixSeconds,
  openedBy: address,
});
export type MaintenanceWindow = z.output<typeof maintenanceWindow>;

/** One event of the chain, in words of the product. */
export const activity = z.object({
  blockNumber: z.int(),
  logIndex: z.int(),
  at: unixSeconds,
  transactionHash: bytes32,
  room: z.string(),
  event: z.string(),
  facilityId: id32.nullable(),
  /** Everyone it concerns: whom it names, the parties of its reservations, who waits, and the unit's owner. */
  facilityIds: z.array(id32),
  unitId: id32.nullable(),
  reservationId: decimal.nullable(),
  /** The entity the event is about: its first argument. */
  entityId: z.string(),
  /** The event's arguments by name; big integers are decimal text. */
  args: z.record(z.string(), z.unknown()),
});
export type Activity = z.output<typeof activity>;

const byUnit = z.object({ unitId: queryInt });

/** A type of equipment that the network shares. */
export const unitType = z.object({
  productCode,
  /** FDA's name of the type. */
  name: z.string(),
  /** How many units of it there are. */
  units: z.int(),
});
export type UnitType = z.output<typeof unitType>;

export const unitRoutes = {
  types: defineRoute({
    method: "GET",
    path: "/v1/unit-types",
    summary: "Types of equipment the network has units of, by name",
    access: "public",
    response: z.object({ items: z.array(unitType) }),
  }),
  list: defineRoute({
    method: "GET",
    path: "/v1/units",
    summary: "Units of equipment with their fitness verdict",
    access: "public",
    query: z
      .object({
        productCode: productCode.optional(),
        ownerId: queryInt.optional(),
        holderId: queryInt.optional(),
        text: z.string().max(100).optional(),
        /** Window of the verdict; now and the next day unless given. */
        startsAt: momentText.optional(),
        endsAt: momentText.optional(),
        fit: queryFlag.optional(),
        sort: z.enum(["id", "type", "owner"]).optional(),
        ...pageQuery(z.union([cursorOf("id"), cursorOf("productCode", "id")])),
      })
      .refine(({ sort, cursor }) => cursor === undefined || cursor.includes("~") === (sort === "type"), {
        path: ["cursor"],
        message: "no page of this order ended there",
      }),
    response: page(unit),
  }),
  get: defineRoute({
    method: "GET",
    path: "/v1/units/{unitId}",
    summary: "A unit with certificates, terms, valuation and explained verdict",
    access: "public",
    params: byUnit,
    query: z.object({ startsAt: momentText.optional(), endsAt: momentText.optional() }),
    response: unitDetail,
  }),
  calendar: defineRoute({
    method: "GET",
    path: "/v1/units/{unitId}/calendar",
    summary: "What is taken between two times; lapsed holds are left out",
    access: "public",
    params: byUnit,
    query: z.object({ from: momentText, to: momentText }),
    response: z.object({
      unitId: id32,
      from: unixSeconds,
      to: unixSeconds,
      slotSeconds: z.int(),
      busy: z.array(busyInterval),
      /** Open maintenance windows, by start; they take time as reservations do. */
      windows: z.array(maintenanceWindow),
      /** Lapsed holds that whoever reserves should sweep on the way. */
      stale: z.array(decimal),
    }),
  }),
  history: defineRoute({
    method: "GET",
    path: "/v1/units/{unitId}/history",
    summary: "Events of a unit, newest first",
    access: "public",
    params: byUnit,
    query: z.object({ ...pageQuery(cursorOf("number", "index")) }),
    response: page(activity),
  }),
};

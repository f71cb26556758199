import { cellCentre, homeCell, serviceArea, testNpi } from "@medequipshare/domain";
import { findProductCode } from "@medequipshare/domain/product-codes";
import { type Database, documentStore, transaction } from "@medequipshare/readmodel";
import { z } from "zod";
import { equipmentTypes } from "../../seed/equipment-types.ts";
import { listMontanaHospitals } from "../../seed/montana.ts";
import { profileDocument } from "../../seed/profile-document.ts";

export interface FillParameters {
  readonly units: number;
  /** About ten times the units. */
  readonly reservations: number;
  readonly say: (progress: string) => void;
}

/** The moment the filled network stands at, unix seconds: 2027-01-01. */
export const FILLED_AT = 1_798_761_600;
const DAY = 86_400;
const ACCOUNT = `0x${"0".repeat(39)}1`;
const HOME_MINUTES = [60, 120, 180, 240];

/**
 * Fills an empty read model with units and reservations over the places of the demonstration network: the same rows on
 * every run. Each unit's reservations follow one another over 180 days, two thirds of them before {@link FILLED_AT}.
 */
export async function fill(db: Database, { units, reservations, say }: FillParameters): Promise<void> {
  const perUnit = Math.max(1, Math.round(reservations / units));
  const steps: readonly (readonly [string, readonly string[]])[] = [
    ["facilities, areas, agreements", facilityStatements()],
    ["units with terms", unitStatements(units)],
    ["reservations", reservationStatements(units, perUnit)],
    ["what was lent", lentStatements()],
  ];
  await fillProfiles(db);
  await fillSpecifications(db);
  for (const [what, statements] of steps) {
    const began = performance.now();
    for (const statement of statements) {
      await transaction(db, async (tx) => {
        await tx.execute("select set_config('medequipshare.block', 'final', true)");
        await tx.execute(statement);
      });
    }
    say(`${what}: ${((performance.now() - began) / 1000).toFixed(1)} s`);
  }
  await db.execute("analyze");
}

/** A number below `bound` that looks random and depends on the columns named and a salt alone. */
const scatter = (columns: string, salt: number, bound: number): string =>
  `((((${columns}) + ${salt}) * 2654435761 % 4294967291) * 40503 % 4294967291 % ${bound})`;

function facilityStatements(): string[] {
  const hospitals = listMontanaHospitals();
  const facilities = hospitals.map((place, index) => {
    const cell = homeCell(place);
    const { latitude, longitude } = cellCentre(cell);
    const id = index + 1;
    return `(${id}, '0x${id.toString(16).padStart(40, "0")}', 'hospital', '${testNpi(id)}', ${cell}, ${latitude},
      ${longitude}, 0, '${word(id)}', '0x', '0x', '0x', 0, ${FILLED_AT + (id % 20 === 0 ? -DAY : 900 * DAY)},
      ${FILLED_AT + 900 * DAY}, 100000000000, 56)`;
  });
  const cells = hospitals.flatMap((centre, index) =>
    serviceArea({ centre, minutes: HOME_MINUTES[index % 4] ?? 60, finest: 4 }).map(
      (cell) => `(${index + 1}, ${cell})`,
    ),
  );
  return [
    `insert into chain.facility (id, account, kind, npi, home_cell, latitude, longitude, owner_group, profile, evidence,
      encryption_x, encryption_y, applied_at, active_until, insured_until, cover, area_resolutions)
      values ${facilities.join(", ")}`,
    `insert into chain.service_area_cell (facility_id, cell) values ${cells.join(", ")}`,
    `insert into chain.agreement (owner_id, borrower_id, "from", until, document, price_schedule, in_force_at)
      select o, b, ${FILLED_AT - 300 * DAY}, ${FILLED_AT + 300 * DAY}, '0x', '0x', ${FILLED_AT - 300 * DAY}
      from generate_series(1, ${hospitals.length}) o, generate_series(1, ${hospitals.length}) b
      where o <> b and ${scatter("o * 997 + b", 3, 10)} < 7`,
  ];
}

async function fillProfiles(db: Database): Promise<void> {
  for (const [index, hospital] of listMontanaHospitals().entries()) {
    const content = z.record(z.string(), z.unknown()).parse(JSON.parse(textOf(profileDocument(hospital))));
    await documentStore(db).putPublic({
      digest: word(index + 1),
      kind: "facility-profile",
      content,
      fetchedAt: FILLED_AT,
    });
  }
}

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** Four specifications of each type, which differ in whom they are for. */
async function fillSpecifications(db: Database): Promise<void> {
  const store = documentStore(db);
  const patients = ["adult", "adult, pediatric", "adult, pediatric, neonate", "neonate"];
  for (const [index, type] of equipmentTypes.entries()) {
    for (const [variant, patient] of patients.entries()) {
      const { model, productCode, deviceName, capabilities, accessories } = type;
      await store.putPublic({
        digest: word(1_000 + index * 4 + variant),
        kind: "unit-specification",
        content: {
          manufacturer: "Example Medical",
          model: `${model}-${variant}`,
          productCode,
          deviceName,
          capabilities: { ...capabilities, patient },
          images: [],
          accessories,
        },
        fetchedAt: FILLED_AT,
      });
    }
  }
}

function unitStatements(units: number): string[] {
  const codes = equipmentTypes.map(({ productCode }) => `'${productCode}'`).join(",");
  const rates = equipmentTypes.map(({ ratePerHourDollars }) => ratePerHourDollars).join(",");
  const slots = equipmentTypes.map(({ slotSeconds }) => slotSeconds).join(",");
  const lives = equipmentTypes.map(({ productCode }) => findProductCode(productCode).isLifeSustaining);
  const facilities = listMontanaHospitals().length;
  const type = `1 + u % ${equipmentTypes.length}`;
  const endOf = (salt: number) => `${FILLED_AT} + (${scatter("u", salt, 330)} - 10) * ${DAY}`;
  return [
    `insert into chain.unit (id, owner_id, holder_id, product_code, device_class, life_sustaining, device_identifier,
      serial_number, specification, location_cell, slot_seconds, registered_by, registered_at, cost, residual,
      acquired_at, life, rate_bps, method, reasons, calibrated_until, electrically_safe_until, maintenance_due_at,
      terms_version, run_seconds)
      select u, owner, owner, (array[${codes}])[${type}], 2, (array[${lives.join(",")}])[${type}], '09520000000010',
        'SN-' || u, '0x' || lpad(to_hex(1000 + (u % ${equipmentTypes.length}) * 4 + ${scatter("u", 5, 4)}), 64, '0'),
        home_cell, (array[${slots}])[${type}], account, ${FILLED_AT - 400 * DAY}, 20000000000, 2000000000,
        ${FILLED_AT - 900 * DAY}, ${3650 * DAY}, 0, 'straight-line', case when ${scatter("u", 7, 20)} = 0 then 1 else 0 end,
        ${endOf(11)}, ${endOf(13)}, ${endOf(17)}, 1, 0
      from generate_series(1, ${units}) u, lateral (select 1 + ${scatter("u", 19, facilities)} as owner) o
        join chain.facility on id = owner`,
    `insert into chain.terms (unit_id, version, rate_per_hour, deposit, contribution_per_hour, late_fee_per_hour,
      minimum_slots, maximum_slots, lead_seconds, horizon_days, free_cancel_seconds, late_cancel_bps, turnaround_slots,
      policy, set_at)
      select u, 1, (array[${rates}])[${type}] * (900000 + ${scatter("u", 23, 200)} * 1000), 100000000,
        (array[${rates}])[${type}] * 150000, 30000000, 2, 2880, ${scatter("u", 29, 3)} * 43200,
        60 + ${scatter("u", 31, 4)} * 30, ${DAY}, 2500, 1, 14, ${FILLED_AT - 400 * DAY}
      from generate_series(1, ${units}) u`,
    `insert into chain.listing (unit_id, product_code, owner_id, specification, slot_seconds, charge_per_hour,
      turnaround_slots, policy, minimum_slots, maximum_slots, lead_seconds, horizon_days, fit_until)
      select id, product_code, owner_id, specification, slot_seconds, rate_per_hour + contribution_per_hour,
        turnaround_slots, policy, minimum_slots, maximum_slots, lead_seconds, horizon_days,
        case when reasons = 0 then least(calibrated_until, electrically_safe_until, maintenance_due_at) else 0 end
      from chain.unit join chain.terms on unit_id = id and version = terms_version`,
  ];
}

/** In ten strokes, so that progress can be seen and no transaction is large. */
function reservationStatements(units: number, perUnit: number): string[] {
  const stroke = Math.ceil(units / 10);
  const spacing = Math.floor((180 * DAY) / perUnit / 3600) * 3600;
  const first = FILLED_AT - 120 * DAY;
  const hours = spacing / 3600;
  return Array.from({ length: 10 }, (_, index) => {
    const from = index * stroke + 1;
    const to = Math.min(units, from + stroke - 1);
    const draw = `${scatter("u * 31 + n", 37, 10)}`;
    return `insert into chain.reservation (id, unit_id, owner_id, borrower_id, starts_at, ends_at, state, priority,
      terms_version, escrow, insured, held_until, made_by, made_at,
      approval_needed, free_until)
      select u * 4294967296 + n, u, owner_id, 1 + (owner_id + u + n) % ${listMontanaHospitals().length}, begins, ends,
        case when ends <= ${FILLED_AT} then case when draw = 0 then 'cancelled' when draw = 1 then 'expired' else 'settled' end
             when begins <= ${FILLED_AT} then 'on-loan'
             else case when draw = 0 then 'cancelled' when draw = 1 then 'held' else 'confirmed' end end,
        'elective', 1, 500000000, 20000000000,
        case when draw = 1 and begins > ${FILLED_AT} then ${FILLED_AT} - 600 + ${scatter("u + n", 41, 1200)} else 0 end,
        '${ACCOUNT}', begins - ${10 * DAY}, false, 0
      from (select u, n, owner_id, ${draw} as draw,
          ${first} + n * ${spacing} + ${scatter("u * 17 + n", 43, Math.floor(hours / 2))} * 3600 as begins
        from generate_series(${from}, ${to}) u join chain.unit on id = u, generate_series(0, ${perUnit - 1}) n) a,
        lateral (select begins + (4 + ${scatter("u * 13 + n", 47, Math.floor(hours / 2) - 4)}) * 3600 as ends) b`;
  });
}

/** What settlements leave behind for the search; they themselves are never read by it. */
function lentStatements(): string[] {
  const day = `ends_at / ${DAY}`;
  return [
    `insert into chain.lent_day (owner_id, day, seconds)
      select owner_id, ${day}, sum(sum(ends_at - starts_at - 3600)) over (partition by owner_id order by ${day})
      from chain.reservation where state = 'settled' group by 1, 2`,
    `insert into chain.lent (owner_id, seconds) select owner_id, max(seconds) from chain.lent_day group by 1`,
  ];
}

const word = (value: number): `0x${string}` => `0x${value.toString(16).padStart(64, "0")}`;

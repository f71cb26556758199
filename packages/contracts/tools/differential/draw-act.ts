import { type Cast, ownerAccount } from "./cast.ts";
import type { Draw } from "./draw.ts";
import { drawOnReservation } from "./draw-change.ts";
import { drawInterval } from "./draw-interval.ts";
import { drawTerms } from "./draw-terms.ts";
import { DAY, drawNext } from "./draw-time.ts";
import type { Request } from "./model/make.ts";
import type { Act } from "./model/perform.ts";
import { State, type Unit, type World } from "./model/world.ts";
import { type Deed, drawBorrower, owner, type Scene } from "./scene.ts";

/** How often each act is tried, of the sum. */
const weights = {
  reserve: 22,
  hold: 17,
  confirm: 12,
  reserveSeries: 6,
  approve: 6,
  decline: 2,
  cancel: 7,
  cancelUnfit: 3,
  sweep: 4,
  amend: 15,
  recall: 7,
  offerTransfer: 5,
  acceptTransfer: 8,
  openWindow: 4,
  closeWindow: 3,
  pickUp: 24,
  bringBack: 6,
  settle: 4,
  certify: 14,
  quarantine: 1,
  releaseQuarantine: 10,
  setTerms: 1,
} as const satisfies Record<Act["name"], number>;

// Keys of an object literal are strings to the compiler; these are names of acts.
const names = (Object.keys(weights) as Act["name"][]).flatMap((name) =>
  Array<Act["name"]>(weights[name]).fill(name),
);

/** What is tried next and when. */
export function drawAct(draw: Draw, before: World, cast: Cast): Act {
  const at = drawNext(draw, before);
  const scene = { draw, cast, world: { ...before, now: at } };
  for (;;) {
    const deed = drawDeed(scene, draw.pick(names));
    if (deed) return { ...deed, at };
  }
}

function drawDeed(scene: Scene, name: Act["name"]): Deed | undefined {
  const { draw } = scene;
  switch (name) {
    case "reserve":
    case "hold":
      return { name, by: drawBorrower(scene), request: drawRequest(scene, name === "reserve") };
    case "reserveSeries":
      return drawSeries(scene);
    case "sweep":
      return { name, by: drawBorrower(scene), keys: drawStale(scene, draw.percent(4) ? 17 : 4) };
    case "openWindow":
      return drawWindow(scene);
    case "closeWindow": {
      const windows = [...scene.world.windows.values()];
      if (windows.length === 0) return undefined;
      const { id, unitId } = draw.pick(windows);
      const windowId = draw.percent(3) ? id + 77 : id;
      return { name, by: owner(scene, unitId), windowId };
    }
    case "certify":
    case "quarantine":
    case "releaseQuarantine":
    case "setTerms":
      return drawCare(scene, name);
    default:
      return drawOnReservation(scene, name);
  }
}

// Making

/** Mostly a fit one; at once reservable ones only where no approval is wanted. */
function drawUnit({ draw, world }: Scene, isAtOnce = false): Unit {
  const units = [...world.units.values()];
  const fit = units.filter(({ reasons, terms }) => {
    const { policy = 1 } = terms.at(-1) ?? {};
    return reasons === 0 && terms.length > 0 && !(isAtOnce && policy % 2 === 1);
  });
  return draw.pick(fit.length > 0 && draw.percent(90) ? fit : units);
}

function drawRequest(scene: Scene, isAtOnce = false): Request {
  const { draw, world } = scene;
  const unit = drawUnit(scene, isAtOnce);
  const unitId = draw.percent(1) ? 4000 : unit.id;
  const stale = draw.percent(25) ? drawStale(scene, draw.percent(3) ? 17 : 3) : [];
  const { policy = 14 } = unit.terms.at(-1) ?? {};
  const accepted = [0, 1, 2].filter((priority) => Math.floor(policy / 2 ** (1 + priority)) % 2 === 1);
  const priority = draw.percent(95) ? draw.pick(accepted) : draw.below(3);
  return { unitId, ...drawInterval(draw, world, unit), priority, stale };
}

function drawStale({ draw, world }: Scene, count: number): readonly number[] {
  const all = [...world.reservations.values()];
  const lapsed = all.filter(({ state, heldUntil }) => state === State.Held && heldUntil <= world.now);
  const from = lapsed.length > 0 && draw.percent(80) ? lapsed : all;
  if (from.length === 0) return [];
  return Array.from({ length: count }, () => draw.pick(from).key);
}

function drawSeries(scene: Scene): Deed {
  const { draw } = scene;
  const request = drawRequest(scene, true);
  const length = Math.max(900, request.endsAt - request.startsAt);
  const odd = [Math.max(0, length - 3600), length + 3600, length + 900, 3600, DAY + 60, 0];
  const period = draw.percent(90) ? draw.pick([DAY, length, length, 7 * DAY]) : draw.pick(odd);
  const { horizonDays = 30 } = scene.world.units.get(request.unitId)?.terms.at(-1) ?? {};
  const reach = Math.max(0, scene.world.now + horizonDays * DAY - request.endsAt);
  const most = Math.min(24, 1 + Math.floor(reach / Math.max(period, 900)));
  const count = draw.percent(88) ? 2 + draw.below(Math.max(1, most - 1)) : draw.pick([0, 1, 24, 25]);
  const by = drawBorrower(scene);
  return { name: "reserveSeries", by, request, period, count };
}

// The unit itself

function drawWindow(scene: Scene): Deed {
  const { draw, world } = scene;
  const unit = drawUnit(scene);
  const interval = drawInterval(draw, world, unit);
  const long = draw.percent(3) ? draw.pick([366, 367]) * DAY - (interval.endsAt - interval.startsAt) : 0;
  const endsAt = interval.endsAt + long;
  return { name: "openWindow", by: owner(scene, unit.id), unitId: unit.id, ...interval, endsAt };
}

type Care = "certify" | "quarantine" | "releaseQuarantine" | "setTerms";

function drawCare({ draw, world, cast }: Scene, name: Care): Deed | undefined {
  const units = [...world.units.values()].filter(({ ownerId, holderId }) => ownerId === holderId);
  const dirty = units.filter(({ reasons }) => (reasons & 24) !== 0);
  const out = units.filter(({ reasons }) => (reasons & 2) !== 0);
  const wanted = name === "certify" ? dirty : name === "releaseQuarantine" ? out : units;
  if (wanted.length === 0) return undefined;
  const unit = draw.pick(wanted);
  const by = ownerAccount(cast, world, unit.id);
  if (name === "certify") {
    return { name, by, unitId: unit.id, reason: (unit.reasons & 8) !== 0 ? 8 : 16 };
  }
  if (name !== "setTerms") return { name, by, unitId: unit.id };
  return { name, by, unitId: unit.id, terms: drawTerms(draw, unit.slotSeconds) };
}

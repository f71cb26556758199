import { accountOf, ownerAccount } from "./cast.ts";
import { drawInterval } from "./draw-interval.ts";
import { DAY } from "./draw-time.ts";
import { canPickUp } from "./model/end.ts";
import type { Act } from "./model/perform.ts";
import { type Reservation, State, type Unit, type World } from "./model/world.ts";
import { borrower, type Deed, drawBorrower, owner, type Scene } from "./scene.ts";

/** Acts on one reservation. */
type OnReservation = Extract<Act, { readonly key: number }>["name"];

/** In which states an act on a reservation makes sense. */
const fitting: Readonly<Record<OnReservation, readonly number[]>> = {
  confirm: [State.Held],
  approve: [State.Held],
  decline: [State.Held],
  cancel: [State.Confirmed, State.Held],
  cancelUnfit: [State.Confirmed],
  amend: [State.Confirmed, State.OnLoan],
  recall: [State.OnLoan],
  offerTransfer: [State.Confirmed],
  acceptTransfer: [State.Confirmed],
  pickUp: [State.Confirmed],
  bringBack: [State.OnLoan],
  settle: [State.Returned],
};

/** Which of them the act is meant for; the others are tried now and then. */
const preferred: Partial<Record<OnReservation, (world: World, made: Reservation) => boolean>> = {
  confirm: isReady,
  approve: (world, made) => policyOf(world, made) % 2 === 1 && made.heldUntil > world.now,
  decline: ({ now }, { heldUntil }) => heldUntil > now,
  cancelUnfit: ({ now, units }, { unitId, endsAt }) =>
    ((units.get(unitId)?.reasons ?? 0) & 26) !== 0 && endsAt > now,
  amend: ({ now }, { endsAt }) => endsAt > now,
  recall: ({ now }, { endsAt }) => endsAt > now + DAY,
  offerTransfer: ({ now }, { endsAt }) => endsAt > now,
  acceptTransfer: ({ now }, { offeredTo, endsAt }) => offeredTo !== 0 && endsAt > now,
  // Longer loans wait for a recall.
  bringBack: ({ now }, { endsAt, recalled }) => recalled || endsAt < now + DAY,
};

function candidates({ draw, world }: Scene, name: OnReservation): readonly Reservation[] {
  const all = [...world.reservations.values()];
  const inState = all.filter(({ state }) => fitting[name].includes(state));
  if (name === "pickUp") {
    const isLong = draw.percent(50);
    return inState.filter((made) => canPickUp(world, made) && (!isLong || made.endsAt > world.now + DAY));
  }
  if (draw.percent(6)) return inState;
  return inState.filter((made) => preferred[name]?.(world, made) ?? true);
}

/** A hold that its borrower may confirm. */
function isReady(world: World, made: Reservation): boolean {
  const isAllowed = made.approved || policyOf(world, made) % 2 === 0;
  return isAllowed && Math.min(made.heldUntil - 1, made.startsAt) >= world.now;
}

function policyOf(world: World, { unitId, version }: Reservation): number {
  return world.units.get(unitId)?.terms[version - 1]?.policy ?? 0;
}

/** An act on a reservation, mostly on one that allows it; none when there is none. */
export function drawOnReservation(scene: Scene, name: OnReservation): Deed | undefined {
  const { draw, world, cast } = scene;
  const likely = candidates(scene, name);
  // Hand-overs are signed by both sides: only possible ones are played.
  if (name === "pickUp" || name === "bringBack") {
    if (likely.length === 0) return undefined;
    const { key, unitId } = draw.pick(likely);
    return { name, by: ownerAccount(cast, world, unitId), key };
  }
  const all = [...world.reservations.values()];
  if (all.length === 0 || (likely.length === 0 && draw.percent(96))) return undefined;
  const made = draw.pick(likely.length > 0 && draw.percent(92) ? likely : all);
  const key = draw.percent(1) ? 1_000_000 : made.key;
  const unit = world.units.get(made.unitId);
  if (!unit) return undefined;
  return drawOn(scene, name, { ...made, key }, unit);
}

function drawOn(
  scene: Scene,
  name: Exclude<OnReservation, "pickUp" | "bringBack">,
  made: Reservation,
  unit: Unit,
): Deed {
  const { draw, cast } = scene;
  const { key } = made;
  switch (name) {
    case "approve":
    case "decline":
      return { name, by: owner(scene, unit.id), key };
    case "cancel": {
      const by = draw.percent(25) ? owner(scene, unit.id) : borrower(scene, made);
      return { name, by, key };
    }
    case "amend":
      return { name, by: borrower(scene, made), key, ...drawAmended(scene, made, unit) };
    case "recall":
      return { name, by: owner(scene, unit.id), key, endsAt: drawRecalled(scene, made, unit) };
    case "offerTransfer": {
      const to = draw.percent(8)
        ? draw.pick([0, unit.ownerId, 99, made.borrowerId])
        : draw.pick(cast.borrowerIds);
      return { name, by: borrower(scene, made), key, to };
    }
    case "acceptTransfer": {
      const offered = made.offeredTo !== 0 && draw.percent(90);
      return { name, by: offered ? accountOf(cast, made.offeredTo) : drawBorrower(scene), key };
    }
    default:
      return { name, by: borrower(scene, made), key };
  }
}

/** Longer, shorter, elsewhere, or the same. */
function drawAmended({ draw, world }: Scene, made: Reservation, unit: Unit) {
  const { startsAt, endsAt } = made;
  const slot = unit.slotSeconds;
  const step = (1 + draw.below(4)) * slot;
  if (draw.percent(2)) return { startsAt, endsAt };
  if (made.state === State.OnLoan && draw.percent(90)) {
    return { startsAt, endsAt: draw.percent(60) ? endsAt + step : endsAt - step };
  }
  const far = (3900 + draw.below(400)) * slot;
  if (draw.percent(4)) return { startsAt: startsAt + far, endsAt: endsAt + far };
  return draw.pick([
    { startsAt, endsAt: endsAt + step },
    { startsAt, endsAt: endsAt - step },
    { startsAt: startsAt + step, endsAt },
    { startsAt: startsAt - step, endsAt },
    { startsAt: startsAt + step, endsAt: endsAt + step },
    { startsAt: startsAt - step, endsAt: endsAt - step },
    drawInterval(draw, world, unit),
  ]);
}

function drawRecalled({ draw, world }: Scene, made: Reservation, unit: Unit): number {
  const slot = unit.slotSeconds;
  const earliest = Math.ceil((world.now + DAY) / slot) * slot;
  if (draw.percent(15)) return draw.pick([earliest - slot, made.endsAt, made.startsAt, earliest + 1]);
  const room = Math.floor((made.endsAt - earliest) / slot);
  return room > 0 ? earliest + draw.below(room) * slot : earliest;
}

import { acceptTransfer, amend, closeWindow, offerTransfer, openWindow, recall } from "./change.ts";
import { bringBack, cancel, cancelUnfit, certify, pickUp, quarantine, settle } from "./end.ts";
import { approve, confirm, decline, hold, type Request, reserve, reserveSeries, sweep } from "./make.ts";
import { Refusal } from "./refusal.ts";
import { copyWorld, type Terms, type World } from "./world.ts";

/** One thing somebody does; `key` is a reservation. */
export type Act = { readonly by: string; readonly at: number } & (
  | { readonly name: "hold" | "reserve"; readonly request: Request }
  | {
      readonly name: "reserveSeries";
      readonly request: Request;
      readonly period: number;
      readonly count: number;
    }
  | { readonly name: "pickUp" | "bringBack"; readonly key: number }
  | {
      readonly name:
        | "confirm"
        | "approve"
        | "decline"
        | "cancel"
        | "cancelUnfit"
        | "acceptTransfer"
        | "settle";
      readonly key: number;
    }
  | { readonly name: "sweep"; readonly keys: readonly number[] }
  | { readonly name: "amend"; readonly key: number; readonly startsAt: number; readonly endsAt: number }
  | { readonly name: "recall"; readonly key: number; readonly endsAt: number }
  | { readonly name: "offerTransfer"; readonly key: number; readonly to: number }
  | {
      readonly name: "openWindow";
      readonly unitId: number;
      readonly startsAt: number;
      readonly endsAt: number;
    }
  | { readonly name: "closeWindow"; readonly windowId: number }
  | { readonly name: "certify"; readonly unitId: number; readonly reason: 8 | 16 }
  | { readonly name: "quarantine" | "releaseQuarantine"; readonly unitId: number }
  | { readonly name: "setTerms"; readonly unitId: number; readonly terms: Terms }
);

/** What an act comes to: the world after it, or why it is refused. */
export type Outcome =
  | { readonly world: World; readonly refusal?: undefined }
  | { readonly refusal: Refusal; readonly world?: undefined };

/** Plays an act on a copy of the world. */
export function perform(before: World, act: Act): Outcome {
  const world = copyWorld(before);
  world.now = act.at;
  try {
    play(world, act);
    return { world };
  } catch (error) {
    if (error instanceof Refusal) return { refusal: error };
    throw error;
  }
}

function play(world: World, act: Act): void {
  switch (act.name) {
    case "hold":
      hold(world, act.by, act.request);
      break;
    case "reserve":
      reserve(world, act.by, act.request);
      break;
    case "reserveSeries":
      reserveSeries(world, act.by, act.request, act.period, act.count);
      break;
    case "confirm":
      confirm(world, act.by, act.key);
      break;
    case "approve":
      approve(world, act.by, act.key);
      break;
    case "decline":
      decline(world, act.by, act.key);
      break;
    case "cancel":
      cancel(world, act.by, act.key);
      break;
    case "cancelUnfit":
      cancelUnfit(world, act.by, act.key);
      break;
    case "sweep":
      sweep(world, act.keys);
      break;
    case "amend":
      amend(world, act.by, act.key, act.startsAt, act.endsAt);
      break;
    case "recall":
      recall(world, act.by, act.key, act.endsAt);
      break;
    case "offerTransfer":
      offerTransfer(world, act.by, act.key, act.to);
      break;
    case "acceptTransfer":
      acceptTransfer(world, act.by, act.key);
      break;
    case "openWindow":
      openWindow(world, act.by, act.unitId, act.startsAt, act.endsAt);
      break;
    case "closeWindow":
      closeWindow(world, act.by, act.windowId);
      break;
    default:
      playElsewhere(world, act);
      break;
  }
}

/** What other contracts do and the calendar hears of. */
function playElsewhere(world: World, act: Act): void {
  switch (act.name) {
    case "pickUp":
      pickUp(world, act.key);
      break;
    case "bringBack":
      bringBack(world, act.key);
      break;
    case "settle":
      settle(world, act.key);
      break;
    case "certify":
      certify(world, act.unitId, act.reason);
      break;
    case "quarantine":
      quarantine(world, act.unitId);
      break;
    case "releaseQuarantine":
      certify(world, act.unitId, 2);
      break;
    case "setTerms": {
      const unit = world.units.get(act.unitId);
      if (unit) world.units.set(act.unitId, { ...unit, terms: [...unit.terms, act.terms] });
      break;
    }
    default:
      throw new Error(`the model does not know ${act.name}`);
  }
}

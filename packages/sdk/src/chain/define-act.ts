import {
  type EventArgs,
  type EventName,
  type PeerAbis,
  type PeerName,
  peers,
} from "@medequipshare/contracts";
import type { Abi, ContractFunctionArgs, ContractFunctionName } from "viem";
import { type Call, encodeCall } from "./encode-call.ts";
import type { NetworkWriter } from "./network.ts";
import type { NetworkAddresses } from "./network-addresses.ts";
import { requireEvent } from "./require-event.ts";
import type { ActReceipt } from "./sender.ts";

type Writable = "nonpayable" | "payable";

/** The names of a peer's functions that change something. */
type CallName<Peer extends PeerName> = ContractFunctionName<PeerAbis[Peer], Writable>;
/** The arguments of such a function. */
type CallArgs<Peer extends PeerName, Name extends CallName<Peer>> = ContractFunctionArgs<
  PeerAbis[Peer],
  Writable,
  Name
>;
/** The arguments of the event an act tells; nothing when it tells none. */
type ToldBy<Peer extends PeerName, Told> = Told extends EventName<Peer> ? EventArgs<Peer, Told> : unknown;

type ActDefinition<Peer extends PeerName, Name extends CallName<Peer>, Input, Args, Told, Result> = {
  readonly peer: Peer;
  /** The contract's function. */
  readonly call: Name;
  /** The function's arguments for what the caller says. */
  readonly args: (input: Input) => Args;
  /** The event that tells what came of it. */
  readonly tells?: Told;
  /** What of the event the receipt is to say; its arguments unless told. */
  readonly gives?: (told: ToldBy<Peer, Told>) => Result;
  /** Whether a node sends it for anybody, because the contract verifies it by itself. */
  readonly relayed?: true;
  /** Whether it moves money, releases equipment, approves or appoints, so that who signs must be verified. */
  readonly stepsUp?: true;
};
/** Without an event there is nothing that a receipt could be given of it. */
type GivesNothing<Told> = [Told] extends [undefined] ? { readonly gives?: never } : unknown;

/** What can be said of any act. */
export type ActFacts = {
  readonly peer: PeerName;
  readonly functionName: string;
  /** The event that tells what came of it. */
  readonly tells: string | undefined;
  /** Whether a node sends it for anybody. */
  readonly relayed: boolean;
  /** Whether it moves money, releases equipment, approves or appoints. */
  readonly stepsUp: boolean;
};

/** One call of one peer, as data: called, it is sent; `call` only encodes it. */
export type Act<Peer extends PeerName, Input, Result> = ActFacts & {
  /**
   * Sends it. Gives the receipt with what the event told. Throws the contract's refusal, and internal.unexpected when
   * the event is missing.
   */
  (network: NetworkWriter, input: Input): Promise<ActReceipt & Result>;
  readonly peer: Peer;
  /** Encodes it, for outboxes, carts and who signs later. */
  readonly call: (addresses: Pick<NetworkAddresses, Peer>, input: Input) => Call;
};

/** Declares an act; function, arguments and event are checked against the peer's ABI by the compiler. */
export function defineAct<
  const Peer extends PeerName,
  const Name extends CallName<Peer>,
  Input,
  const Args extends CallArgs<Peer, Name>,
  const Told extends EventName<Peer> | undefined = undefined,
  Result = ToldBy<Peer, Told>,
>(
  definition: ActDefinition<Peer, Name, Input, Args, Told, Result> & GivesNothing<Told>,
): Act<Peer, Input, Result> {
  const { peer, call: functionName, args, tells, gives, relayed = false, stepsUp = false } = definition;
  const abi: Abi = peers[peer].abi;

  function call(addresses: Pick<NetworkAddresses, Peer>, input: Input): Call {
    // The definition has matched the arguments to the function; of an unknown peer's ABI they are a list.
    return encodeCall(addresses[peer], abi, functionName, args(input) as readonly unknown[]);
  }

  async function act({ sender, addresses }: NetworkWriter, input: Input): Promise<unknown> {
    const receipt = await sender.send([call(addresses, input)]);
    if (tells === undefined) return receipt;
    const told = requireEvent({ logs: receipt.logs, address: addresses[peer], abi, eventName: tells });
    // The event was decoded by the peer's ABI, which is what the type of its arguments states.
    return { ...receipt, ...(gives === undefined ? told : gives(told as ToldBy<Peer, Told>)) };
  }

  // The receipt has what the event told, if any; the compiler cannot follow that through the choice above.
  return Object.assign(act, { peer, call, functionName, tells, relayed, stepsUp }) as Act<
    Peer,
    Input,
    Result
  >;
}

/** Whether a value is an act. */
export function isAct(value: unknown): value is ActFacts {
  return typeof value === "function" && "functionName" in value && "peer" in value && "relayed" in value;
}

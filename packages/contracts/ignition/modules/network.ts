import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";
import type { Address, Hex } from "viem";

export interface PeerCreation {
  readonly name: string;
  /** Bytecode followed by the encoded constructor arguments. */
  readonly code: Hex;
}

/** Deploys the peers through the book at `book`, in the order given, which must be the order of the contract's `Peer`. */
export const networkModule = (book: Address, peers: readonly PeerCreation[]) =>
  buildModule("Network", (m) => {
    const peerBook = m.contractAt("PeerBook", book);
    let previous: ReturnType<typeof m.call> | undefined;
    for (const [position, { name, code }] of peers.entries()) {
      const after = previous ? [previous] : [];
      previous = m.call(peerBook, "deploy", [position, code], { id: `Deploy${name}`, after });
    }
    return { peerBook };
  });

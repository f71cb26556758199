import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { z } from "zod";

const address = z
  .string()
  .regex(/^0x[0-9a-fA-F]{40}$/)
  .pipe(z.templateLiteral(["0x", z.string()]));

const deployment = z.object({
  chainId: z.int(),
  peerBook: address,
  accountFactory: address,
  token: address,
  /** Block of the last act of the deployer's key: after it that key has nothing left to do. */
  seededAtBlock: z.int().optional(),
});

/** What a node needs to know about a deployed network; everything else is read from the PeerBook. */
export type Deployment = z.output<typeof deployment>;

export function readDeployment(path: string): Deployment | undefined {
  if (!existsSync(path)) return undefined;
  return deployment.parse(JSON.parse(readFileSync(path, "utf8")));
}

export function writeDeployment(path: string, value: Deployment): void {
  writeFileSync(`${path}.tmp`, `${JSON.stringify(value, null, 2)}\n`);
  renameSync(`${path}.tmp`, path);
}

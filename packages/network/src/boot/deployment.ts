import { existsSync, readFileSync } from "node:fs";
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
});

/** What a node needs to know about a deployed network; everything else is read from the PeerBook. */
export type Deployment = z.output<typeof deployment>;

export function readDeployment(path: string): Deployment | undefined {
  if (!existsSync(path)) return undefined;
  return deployment.parse(JSON.parse(readFileSync(path, "utf8")));
}

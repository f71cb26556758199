import { defineCommand } from "../terminal/command.ts";
import { formatFields } from "../terminal/format.ts";

export const showNetwork = defineCommand({
  path: "node network",
  summary: "Show the chain, the contracts and the facilities this node serves",
  async run(context) {
    const data = await context.network();
    const { peers, name, chainId, rpcUrl, peerBook, token, relayer, servesAll, served } = data;
    const facilities = served.map((facility) => facility.name ?? facility.npi).join(", ");
    return {
      data,
      text: formatFields({
        network: `${name} (chain ${chainId})`,
        rpc: rpcUrl,
        peerBook,
        ...peers,
        token,
        relayer,
        serves: servesAll ? "every facility" : facilities,
      }),
    };
  },
});

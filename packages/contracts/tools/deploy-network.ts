import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import type { NetworkConnection } from "hardhat/types/network";
import { type Abi, type Address, concat, encodeDeployData, isHex } from "viem";
import { demoDollar, foundation } from "../ignition/modules/foundation.ts";
import { networkModule } from "../ignition/modules/network.ts";
import { type PeerContract, peerPlaces } from "../src/peers.ts";
import { type DeploymentParameters, founderArgument } from "./deployment-parameters.ts";

type Founder = ReturnType<typeof founderArgument>;

export interface DeployNetworkParameters {
  readonly connection: NetworkConnection;
  readonly artifacts: HardhatRuntimeEnvironment["artifacts"];
  readonly parameters: DeploymentParameters;
  /**
   * Begins the names of the journals in which Ignition remembers what is done. Each module has its own: in a common
   * one, a transaction of a later module that was under way when it was killed fails the module run before it.
   */
  readonly deploymentId: string;
}

export interface DeployedNetwork {
  readonly accountFactory: Address;
  readonly webAuthnVerifier: Address;
  readonly token: Address;
  readonly peerBook: Address;
  readonly peers: Readonly<Record<PeerContract, Address>>;
  readonly founders: readonly { readonly facilityId: number; readonly administrator: Address }[];
}

/** Deploys factory, token where none is given, book and peers. Run again it continues where it stopped. */
export async function deployNetwork(options: DeployNetworkParameters): Promise<DeployedNetwork> {
  const { connection, parameters, deploymentId } = options;
  const { accountFactory, peerBook } = await connection.ignition.deploy(foundation, {
    deploymentId: `${deploymentId}-foundation`,
  });
  const webAuthnVerifier = await accountFactory.read.webAuthnVerifier();
  const token = parameters.token ?? (await deployDemoDollar(options));
  const founders = await Promise.all(
    parameters.founders.map(async (founder) => {
      const signer = concat([webAuthnVerifier, founder.passkeyX, founder.passkeyY]);
      return founderArgument(
        founder,
        founder.administrator ?? (await accountFactory.read.predict([[signer], 1n])),
      );
    }),
  );
  const creations = await peerCreations(options, founders, token);
  await connection.ignition.deploy(networkModule(peerBook.address, creations), {
    deploymentId: `${deploymentId}-network`,
  });

  const addresses = await Promise.all(
    Object.values(peerPlaces).map(
      async ({ contract, position }) => [contract, await peerBook.read.addressOf([position])] as const,
    ),
  );
  return {
    accountFactory: accountFactory.address,
    webAuthnVerifier,
    token,
    peerBook: peerBook.address,
    // The places hold every key of the record.
    peers: Object.fromEntries(addresses) as Record<PeerContract, Address>,
    founders: founders.map(({ administrator }, index) => ({ facilityId: index + 1, administrator })),
  };
}

async function deployDemoDollar({
  connection,
  parameters,
  deploymentId,
}: DeployNetworkParameters): Promise<Address> {
  const holdings = (parameters.holdings ?? []).map(({ holder, amount }) => ({
    holder,
    amount: BigInt(amount),
  }));
  const options = { deploymentId: `${deploymentId}-token`, parameters: { DemoDollar: { holdings } } };
  const deployed = await connection.ignition.deploy(demoDollar, options);
  return deployed.token.address;
}

function peerCreations(options: DeployNetworkParameters, founders: readonly Founder[], token: Address) {
  const constructorArguments: Partial<Record<PeerContract, readonly unknown[]>> = {
    FacilityRegistry: [founders],
    FacilityLedger: [token],
    EquipmentRegistry: [options.parameters.productCodeRoot],
  };
  return Promise.all(
    Object.values(peerPlaces).map(async ({ contract: name }) => {
      const artifact: { readonly abi: Abi; readonly bytecode: string } =
        await options.artifacts.readArtifact(name);
      const { abi, bytecode } = artifact;
      if (!isHex(bytecode)) throw new Error(`${name} has no bytecode: build the contracts first.`);
      return { name, code: encodeDeployData({ abi, bytecode, args: constructorArguments[name] ?? [] }) };
    }),
  );
}

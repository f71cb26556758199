import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../run/root.ts";
import type { ChainField } from "./chain-fields.ts";

const artifacts = join(root, "packages/contracts/artifacts");

type Artifact = {
  readonly contractName: string;
  readonly inputSourceName: string;
  readonly buildInfoId: string;
};
/** The part of the compiler's syntax tree that we look at. */
type Node = {
  readonly nodeType: string;
  readonly name?: string;
  readonly stateVariable?: boolean;
  readonly mutability?: string;
  readonly typeDescriptions?: { readonly typeString?: string };
  readonly nodes?: readonly Node[];
  readonly members?: readonly Node[];
  readonly abstract?: boolean;
  readonly baseContracts?: readonly { readonly baseName: { readonly name: string } }[];
};
type BuildInfo = { readonly output: { readonly sources: Readonly<Record<string, { readonly ast: Node }>> } };

/** Written by Hardhat; a wrong shape yields no field, and the check then differs from the page. */
function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(path, "utf8")) as T;
}

function fieldOf(contract: string, place: string, node: Node): ChainField {
  const type = (node.typeDescriptions?.typeString ?? "").replaceAll(/\b(?:contract|enum|struct) /g, "");
  return { contract, place, name: (node.name ?? "").replace(/^_/, ""), type };
}

function fieldsIn(contract: Node): ChainField[] {
  const name = contract.name ?? "";
  return (contract.nodes ?? []).flatMap((node) => {
    if (node.nodeType === "VariableDeclaration" && node.stateVariable && node.mutability !== "constant") {
      return [fieldOf(name, node.mutability === "immutable" ? "immutable" : "storage", node)];
    }
    if (node.nodeType !== "StructDefinition") return [];
    return (node.members ?? []).map((member) => fieldOf(name, `struct ${node.name}`, member));
  });
}

function findContract(ast: Node, name: string): readonly Node[] {
  return (ast.nodes ?? []).filter((node) => node.nodeType === "ContractDefinition" && node.name === name);
}

/** The syntax trees of our contracts. Needs `npm run build:contracts`. */
function contractNodes(): readonly Node[] {
  const known = new Map<string, BuildInfo>();
  const paths = globSync("src/**/*.sol/*.json", { cwd: artifacts }).sort();
  return paths.flatMap((path) => {
    const { contractName, inputSourceName, buildInfoId } = readJson<Artifact>(join(artifacts, path));
    const info =
      known.get(buildInfoId) ?? readJson<BuildInfo>(join(artifacts, `build-info/${buildInfoId}.output.json`));
    known.set(buildInfoId, info);
    const source = info.output.sources[inputSourceName];
    return source ? findContract(source.ast, contractName) : [];
  });
}

/** Every storage variable, immutable and struct member of our contracts. */
export function storageFields(): readonly ChainField[] {
  return contractNodes().flatMap(fieldsIn);
}

/** The deployed contracts that inherit from each abstract one, at whatever distance, by its name. */
export function heirsOfAbstract(): Readonly<Record<string, readonly string[]>> {
  const nodes = new Map(contractNodes().map((node) => [node.name ?? "", node]));
  const basesOf = (name: string): readonly string[] =>
    (nodes.get(name)?.baseContracts ?? []).flatMap(({ baseName }) => [
      baseName.name,
      ...basesOf(baseName.name),
    ]);
  const deployed = [...nodes].filter(([, node]) => !node.abstract).map(([name]) => name);
  const abstracts = [...nodes].filter(([, node]) => node.abstract).map(([name]) => name);
  return Object.fromEntries(
    abstracts.map((name) => [name, deployed.filter((heir) => basesOf(heir).includes(name))]),
  );
}

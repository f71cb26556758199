// Proves the arithmetic of the calendar's masks: `node tools/masks.ts [--json]`. In bit-vector logic, from the text of
// Calendar.sol, for every interval there is; and on the compiled library, for every interval within two words.
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";

const { values } = parseArgs({ options: { json: { type: "boolean" } } });
process.chdir(new URL("..", import.meta.url).pathname);
const { network } = await import("hardhat");
const { proveClaims } = await import("./masks/prove-claims.ts");
const { surveyMarks, surveyPieces, surveyTaken } = await import("./masks/survey.ts");

const source = readFileSync("src/reservation/Calendar.sol", "utf8");
const { viem } = await network.create();
const reader = await viem.getPublicClient();
const { address, abi } = await viem.deployContract("CalendarHarness");
const harness = { reader, address, abi };

const surveys = {
  pieces: await surveyPieces(harness),
  taken: await surveyTaken(harness),
  marks: await surveyMarks(harness),
};
const claims = await proveClaims(source);
// One bit more than there are slots: a proof that finds nothing wrong with that would prove nothing.
const planted = (await proveClaims(source.replace("256 - (next", "255 - (next"))).filter(
  ({ answer }) => answer === "sat",
);
const wrong = [
  ...(planted.length > 0 ? [] : ["a planted error was not found"]),
  ...Object.values(surveys).flatMap((survey) => survey.wrong),
  ...claims.filter(({ answer }) => answer !== "unsat").map(({ name, answer }) => `${name}: ${answer}`),
];
const intervals = Object.fromEntries(
  Object.entries(surveys).map(([name, survey]) => [name, survey.intervals]),
);
if (values.json)
  console.log(JSON.stringify({ intervals, claims, planted: planted.map(({ name }) => name), wrong }));
else {
  for (const [name, count] of Object.entries(intervals)) console.log(`${name}: ${count} intervals`);
  for (const { name, answer, milliseconds } of claims)
    console.log(`${answer} in ${milliseconds} ms: ${name}`);
}
for (const each of wrong) console.error(each);
process.exit(wrong.length === 0 ? 0 : 1);

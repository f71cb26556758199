import { init, Z3_lbool } from "z3-solver";
import { type Claim, claimsOf } from "./claims.ts";

export type Verdict = { readonly name: string; readonly answer: string; readonly milliseconds: number };

/** Asks z3 for an interval that contradicts each claim: `unsat` means there is none. */
export async function proveClaims(source: string): Promise<readonly Verdict[]> {
  const { Z3 } = await init();
  const verdicts: Verdict[] = [];
  for (const { name, query } of claimsOf(source)) verdicts.push(await judge(Z3, { name, query }));
  return verdicts;
}

const answers = new Map([
  [Z3_lbool.Z3_L_FALSE, "unsat"],
  [Z3_lbool.Z3_L_TRUE, "sat"],
]);

type Solver = Awaited<ReturnType<typeof init>>["Z3"];

async function judge(z3: Solver, { name, query }: Claim): Promise<Verdict> {
  const startedAt = performance.now();
  const config = z3.mk_config();
  const context = z3.mk_context(config);
  z3.del_config(config);
  const solver = z3.mk_solver_for_logic(context, z3.mk_string_symbol(context, "QF_BV"));
  z3.solver_inc_ref(context, solver);
  // Read at once: a string handed to a call that runs on is gone before it is read.
  z3.solver_from_string(context, solver, query);
  const answer = await z3.solver_check(context, solver);
  z3.solver_dec_ref(context, solver);
  z3.del_context(context);
  const milliseconds = Math.round(performance.now() - startedAt);
  return { name, answer: answers.get(answer) ?? "unknown", milliseconds };
}

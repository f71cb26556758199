type Evidence = readonly (string | number | bigint)[];

/** An act that is not possible, by the name of the first gate that refuses it. */
export class Refusal extends Error {
  override readonly name: string;
  readonly evidence: Evidence;

  constructor(name: string, ...evidence: Evidence) {
    super(`${name}(${evidence.join(", ")})`);
    this.name = name;
    this.evidence = evidence;
  }
}

/** Refuses unless `ok`. */
export function gate(ok: boolean, name: string, ...evidence: Evidence): asserts ok {
  if (!ok) throw new Refusal(name, ...evidence);
}

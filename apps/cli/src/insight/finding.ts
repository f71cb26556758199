/** One check of an audit. */
export type Finding = {
  readonly check: string;
  readonly ok: boolean;
  /** What was compared, or what differs. */
  readonly detail: string;
};

/** A finding over many items: what is wrong with each, undefined when nothing. */
export function findingOver(check: string, wrongs: readonly (string | undefined)[]): Finding {
  const wrong = wrongs.filter((text) => text !== undefined);
  return {
    check,
    ok: wrong.length === 0,
    detail: wrong.length === 0 ? `${wrongs.length} checked` : wrong.join("; "),
  };
}

const importsEncoder = /\bimport\s*(?!type\b)\{([^}]*)\}\s*from\s*"[^"]*\/encode-call\.ts"/g;
const encodes = /\bencodeCall\b/;

/**
 * Whether a source imports `encodeCall` itself, its type apart. What needs one call of a peer and perhaps its event is an
 * act, see `defineAct`; what needs several, or more than that, takes the acts' own `call`.
 */
export function encodesByHand(source: string): boolean {
  return [...source.matchAll(importsEncoder)].some(([, names = ""]) =>
    names.split(",").some((name) => encodes.test(name) && !/^\s*type\b/.test(name)),
  );
}

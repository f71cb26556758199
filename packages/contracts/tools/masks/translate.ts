// From the Solidity text of {Calendar-piece} to terms of bit-vector logic: what is proven is what is compiled, constants
// and all. Understands what that function is made of and refuses everything else.

const bits = 256;
const binary: Readonly<Record<string, { readonly rank: number; readonly term: string }>> = {
  "|": { rank: 1, term: "bvor" },
  "&": { rank: 2, term: "bvand" },
  "<<": { rank: 3, term: "bvshl" },
  ">>": { rank: 3, term: "bvlshr" },
  "+": { rank: 4, term: "bvadd" },
  "-": { rank: 4, term: "bvsub" },
};

export function literal(value: bigint): string {
  return `(_ bv${value} ${bits})`;
}

/** An expression over 256-bit words; names are looked up in `scope`, which holds terms. */
export function translate(expression: string, scope: ReadonlyMap<string, string>): string {
  const tokens = expression.match(/type\(uint256\)\.max|0x[0-9a-f]+|\d+|\w+|<<|>>|[()|&+~-]/g) ?? [];
  if (tokens.join("") !== expression.replaceAll(/\s/g, "")) throw new Error(`cannot read ${expression}`);
  let at = 0;
  const operand = (): string => {
    const token = tokens[at] ?? "";
    at += 1;
    if (token === "(") {
      const inner = sum(1);
      if (tokens[at] !== ")") throw new Error(`an open bracket in ${expression}`);
      at += 1;
      return inner;
    }
    if (token === "~") return `(bvnot ${operand()})`;
    if (token === "type(uint256).max") return literal(2n ** BigInt(bits) - 1n);
    if (/^\d/.test(token)) return literal(BigInt(token));
    const known = scope.get(token);
    if (known === undefined) throw new Error(`${token} is not known in ${expression}`);
    return known;
  };
  // Left to right among operators of one rank, as in Solidity.
  const sum = (least: number): string => {
    let left = operand();
    for (;;) {
      const operator = binary[tokens[at] ?? ""];
      if (!operator || operator.rank < least) return left;
      at += 1;
      left = `(${operator.term} ${left} ${sum(operator.rank + 1)})`;
    }
  };
  const term = sum(1);
  if (at !== tokens.length) throw new Error(`cannot read ${expression}`);
  return term;
}

type Piece = { readonly word: string; readonly mask: string; readonly next: string };

/** The body of {Calendar-piece} with these terms for start and end. */
export function translatePiece(source: string, start: string, end: string): Piece {
  const [, body] = /function piece\([^{]*\{\s*(?:\/\/[^\n]*\n\s*)*unchecked \{([^}]*)\}/.exec(source) ?? [];
  if (body === undefined) throw new Error("Calendar.piece is not there");
  const scope = new Map([
    ["start", start],
    ["end", end],
  ]);
  for (const statement of body.replaceAll(/\/\/[^\n]*/g, "").split(";")) {
    const text = statement.trim();
    if (text === "") continue;
    const [, left, right, name = "", value = ""] =
      /^(?:if \((\w+) > (\w+)\) )?(\w+) = ([^=]+)$/.exec(text) ?? [];
    const term = translate(value, scope);
    if (left === undefined || right === undefined) scope.set(name, term);
    else {
      const greater = `(bvugt ${translate(left, scope)} ${translate(right, scope)})`;
      scope.set(name, `(ite ${greater} ${term} ${scope.get(name) ?? ""})`);
    }
  }
  const [word, mask, next] = ["word", "mask", "next"].map((name) => scope.get(name));
  if (word === undefined || mask === undefined || next === undefined)
    throw new Error("piece gives too little");
  return { word, mask, next };
}

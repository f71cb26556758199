const solidityType = String.raw`(?:u?int\d*|address|bytes\d*|bool|string|tuple)(?:\[\d*\])*`;

const shapes: readonly RegExp[] = [
  /\bparseAbi\w*(?=\s*\()/g,
  /\bto(?:Function|Event)(?:Selector|Signature|Hash)(?=\(\s*["'`])/g,
  /"(?:function|event|error) \w+\([^"{]*"/g,
  /\btype: "(?:function|event|error|constructor)",\s*name: "\w+"/g,
  /\bname: "\w+",\s*type: "(?:function|event|error)"/g,
  /\btype: "tuple(?:\[\d*\])*"/g,
  new RegExp(String.raw`\bname: "\w+",\s*type: "${solidityType}"`, "g"),
  // A helper that makes such a field.
  new RegExp(String.raw`\w\("\w+", "${solidityType}"\)`, "g"),
];

/** Lines, from one, of a TypeScript source that writes a piece of an ABI by hand instead of taking it from the generated. */
export function abiFragments(source: string): readonly number[] {
  const starts = shapes.flatMap((shape) => [...source.matchAll(shape)].map(({ index }) => index));
  const lines = starts.map((start) => source.slice(0, start).split("\n").length);
  return [...new Set(lines)].sort((a, b) => a - b);
}

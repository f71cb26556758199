/** The GS1 mod-10 check digit of a body of digits: from its right, weights 3, 1, 3 … (GS1 General Specifications 7.9). */
export function gs1CheckDigit(body: string): number {
  const sum = [...body].reduceRight(
    ({ total, weight }, digit) => ({ total: total + Number(digit) * weight, weight: 4 - weight }),
    { total: 0, weight: 3 },
  ).total;
  return (10 - (sum % 10)) % 10;
}

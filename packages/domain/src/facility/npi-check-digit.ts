/** What the constant prefix 80840 adds to a Luhn sum (CMS, "Requirements for NPI and NPI check digit"). */
const PREFIX_SUM = 24;

/** The Luhn check digit of the nine leading digits of an NPI. The caller passes exactly nine digits. */
export function npiCheckDigit(nineDigits: string): number {
  const sum = [...nineDigits].reduce((total, digit, index) => {
    const value = Number(digit);
    const doubled = index % 2 === 0 ? value * 2 : value;
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, PREFIX_SUM);
  return (10 - (sum % 10)) % 10;
}

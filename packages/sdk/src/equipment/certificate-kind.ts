/** The certificates a unit needs before it may be lent, numbered as on chain. */
export const CertificateKind = { calibration: 0, "electrical-safety": 1 } as const;
export type CertificateKindName = keyof typeof CertificateKind;

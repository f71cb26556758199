/** Why a unit may not be lent, as bits of one word; the on-chain Fitness library holds the same table. */
export const FitnessReason = {
  "not-approved": 1,
  quarantined: 2,
  recalled: 4,
  "not-decontaminated": 8,
  "not-sanitised": 16,
  "accessories-missing": 32,
  "calibration-expired": 64,
  "electrical-safety-expired": 128,
  "maintenance-overdue": 256,
  retired: 512,
  "terms-missing": 1024,
} as const;

export type FitnessReasonCode = keyof typeof FitnessReason;

/** What to do about each reason, said to the owner's staff. */
export const fitnessRemedies: Readonly<Record<FitnessReasonCode, string>> = {
  "not-approved": "A second person of the owner, a biomedical engineer or clinical lead, approves the unit.",
  quarantined: "A biomedical engineer of the owner inspects the unit and releases it from quarantine.",
  recalled: "Follow the recall's instructions, then have the recall cleared for this unit.",
  "not-decontaminated": "Decontaminate the unit and file the certificate at its return.",
  "not-sanitised": "Erase the data in the unit's memory and file the certificate at its return.",
  "accessories-missing": "Replace the missing accessories and record the unit as complete.",
  "calibration-expired": "Have the unit calibrated and file a certificate that lasts beyond the loan.",
  "electrical-safety-expired": "Test electrical safety and file a certificate that lasts beyond the loan.",
  "maintenance-overdue": "Have the preventive maintenance done and its work order completed.",
  retired: "A retired unit is not lent again; choose another.",
  "terms-missing": "A coordinator or finance officer of the owner sets the terms of sharing.",
};

/** Every reason, by rising bit. */
export const fitnessReasonCodes: readonly FitnessReasonCode[] = [
  "not-approved",
  "quarantined",
  "recalled",
  "not-decontaminated",
  "not-sanitised",
  "accessories-missing",
  "calibration-expired",
  "electrical-safety-expired",
  "maintenance-overdue",
  "retired",
  "terms-missing",
];

/** FDA's device class letter; U is unclassified, N not classified, F a humanitarian device exemption. */
export type DeviceClass = "1" | "2" | "3" | "U" | "N" | "F";

/** One row of FDA's product classification. */
export type ProductCode = {
  /** Three capital letters, such as CBK. */
  readonly code: string;
  readonly name: string;
  readonly deviceClass: DeviceClass;
  /** 21 CFR section, such as 868.5895; absent for unclassified devices. */
  readonly regulation?: string;
  /** FDA's two-letter medical specialty; absent for unclassified devices. */
  readonly specialty?: string;
  readonly isImplant: boolean;
  /** FDA's life-sustaining and life-supporting flag. */
  readonly isLifeSustaining: boolean;
};

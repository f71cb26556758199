/** The address of a reservation's page: the number that people read out. */
export const reservationPath = (reservationId: bigint) => `/reservations/${reservationNumber(reservationId)}`;

export const reservationNumber = (reservationId: bigint) =>
  `${reservationId >> 32n}-${(reservationId & 0xffff_ffffn).toString(36).toUpperCase()}`;

/** The reservation at such an address. */
export function reservationAt(path: string): bigint {
  const [unit = "", within = ""] = (path.split("/").at(-1) ?? "").split("-");
  return (BigInt(unit) << 32n) | BigInt(Number.parseInt(within, 36));
}

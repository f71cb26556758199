/** The address of a reservation's page: the number that people read out. */
export const reservationPath = (reservationId: bigint) => `/reservations/${reservationNumber(reservationId)}`;

export const reservationNumber = (reservationId: bigint) =>
  `${reservationId >> 32n}-${(reservationId & 0xffff_ffffn).toString(36).toUpperCase()}`;

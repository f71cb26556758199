import { moment, text } from "../terminal/params.ts";

/** What whoever accepts an appointment and whoever makes it must say alike. */
export const appointmentTerms = {
  roles: text(
    "roles",
    "administrator, coordinator, operator, biomedical, clinical-lead, finance, auditor, reviewer",
  ),
  until: moment("time", "end of the appointment"),
};

/** What the first screen says. */
export const networkMessages = {
  title: "The network",
  headline: (facilities: number, units: number) =>
    `${facilities} ${facilities === 1 ? "facility shares" : "facilities share"} ${units} ${units === 1 ? "unit" : "units"} of equipment`,
  headlineEmpty: "Facilities lend each other equipment",
  lead: "Each unit says whether it is fit to lend and why. Its calendar is kept by a contract, so no two loans can overlap.",
  seeUnits: "See the units",
  legendActive: "Active facility, larger with more units",
  legendNotActive: "Not active",
};

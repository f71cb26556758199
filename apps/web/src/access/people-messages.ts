/** What the page says about people and their passkeys. */
export const peopleMessages = {
  title: "People",
  lead: (facility: string) =>
    `Who acts for ${facility}. Names stay at this node; the network knows accounts.`,
  signInFirst: "Sign in to see who is on staff",
  noStaff: "You are on no hospital's staff, so there is nobody to show.",
  staff: "On staff",
  name: "Name",
  roles: "Roles",
  until: "Until",
  unnamed: "No name given",
  you: "you",
  passkeys: "Your passkeys",
  passkeysLead:
    "Add the passkey of a second phone or computer, so that you can still sign in when this one is lost.",
  addPasskey: "Add another passkey",
  addedPasskey: "Added. Sign in with it from now on, here or there.",
};

import { defineErrors } from "../error/define-errors.ts";

export const settlementErrors = defineErrors({
  "settlement.amount-malformed": {
    template: "{field} is {value}, which is not an amount in dollars.",
    hint: "Write dollars with at most six decimals, such as 1250 or 1,250.50.",
  },
  "ledger.balance-insufficient": {
    template: "Facility {facilityId} has {free} free on the ledger; {needed} is needed.",
    hint: "Deposit the difference, or wait for an escrow to be released. Amounts are millionths of a dollar.",
  },
  "ledger.escrow-insufficient": {
    template: "Facility {facilityId} has {escrowed} in escrow; {needed} was to be released.",
    hint: "Report it; escrows and reservations should always agree.",
  },
  "ledger.parts-exceed-escrow": {
    template: "{toOwner} for the owner and {toFund} for the fund exceed the escrow of {escrow}.",
    hint: "Report it; a settlement never exceeds its escrow.",
  },
  "ledger.fund-insufficient": {
    template: "The maintenance fund holds {fund}; {needed} is to be paid.",
    hint: "Contribute to the fund first.",
  },
  "demo.dollar-not-allowed": {
    template: "The demonstration dollar cannot be deployed on chain {chainId}.",
    hint: "Name a real dollar token of that chain in the deployment's parameters.",
  },
  "ledger.amount-invalid": {
    template: "{expected} was to be moved, but {received} arrived.",
    hint: "Deposit an amount over zero, with a token that delivers it in full.",
  },
  "erc20.insufficient-balance": {
    template: "{sender} holds {balance} token units; {needed} are needed.",
    hint: "Move dollars to the account first, or deposit less.",
  },
  "erc20.insufficient-allowance": {
    template: "{spender} may take {allowance} token units; {needed} are needed.",
    hint: "Approve the amount first; the deposit command does both.",
  },
});

import { decodeFailure } from "./decode-failure.ts";

/** Runs a read of the chain; whatever fails is thrown as the product's failure. */
export async function read<Value>(reading: Promise<Value>): Promise<Value> {
  try {
    return await reading;
  } catch (error) {
    throw decodeFailure(error);
  }
}

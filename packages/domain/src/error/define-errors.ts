/** What is known about one failure before it happens. Placeholders of the template, such as {field}, name evidence. */
export type ErrorDescriptor = {
  readonly template: string;
  readonly hint: string;
  readonly retryable?: boolean;
};

/** Declares the failures of one room, keyed by code; keeps the literal types so that codes form a union. */
export function defineErrors<const Descriptors extends Readonly<Record<string, ErrorDescriptor>>>(
  descriptors: Descriptors,
): Descriptors {
  return descriptors;
}

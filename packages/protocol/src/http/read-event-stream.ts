/** The data of each server-sent event in a stream; comments and other fields are skipped. */
export async function* readEventStream(stream: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = stream.pipeThrough(new TextDecoderStream()).getReader();
  let pending = "";
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      pending += part.value;
      const events = pending.split(/\r?\n\r?\n/);
      pending = events.pop() ?? "";
      yield* events.map(dataOf).filter((data) => data !== "");
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function dataOf(event: string): string {
  return event
    .split(/\r?\n/)
    .filter((line) => line.startsWith("data:"))
    .map((line) => line.slice(5).trimStart())
    .join("\n");
}

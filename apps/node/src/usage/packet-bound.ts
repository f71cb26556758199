/**
 * Follows the fixed headers of one connection's MQTT packets, however they are cut into chunks. Tells of each chunk
 * whether all that began so far is well formed and at most so long, known from a packet's first bytes and not from what
 * it carries. `mostBytes` counts what comes after the fixed header.
 */
export function packetBound(mostBytes: number): (chunk: Uint8Array) => boolean {
  /** Bytes of the packet under way that are still to come. */
  let awaited = 0;
  /** Bytes of its fixed header so far: the type, then one to four of its length. */
  let headerBytes = 0;
  let length = 0;

  /** Takes the next byte of a fixed header; false when it says too much. */
  function readHeader(byte: number): boolean {
    if (headerBytes > 0) length += (byte & 0x7f) * 128 ** (headerBytes - 1);
    const isLast = headerBytes > 0 && byte < 0x80;
    headerBytes += 1;
    if (length > mostBytes || (!isLast && headerBytes > 4)) return false;
    if (isLast) [awaited, headerBytes, length] = [length, 0, 0];
    return true;
  }

  return (chunk) => {
    let at = 0;
    while (at < chunk.length) {
      const skipped = Math.min(awaited, chunk.length - at);
      awaited -= skipped;
      at += skipped;
      if (skipped > 0) continue;
      if (!readHeader(chunk[at] ?? 0)) return false;
      at += 1;
    }
    return true;
  };
}

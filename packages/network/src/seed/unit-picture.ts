// cspell:words IHDR IDAT IEND
import { crc32, deflateSync } from "node:zlib";

const WIDTH = 120;
const HEIGHT = 160;

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** 0 is black, 255 white. */
  readonly shade: number;
}

/** From back to front: case, screen, knobs, column, foot. */
const boxes: readonly Box[] = [
  { left: 52, top: 84, right: 68, bottom: 140, shade: 150 },
  { left: 30, top: 138, right: 90, bottom: 148, shade: 90 },
  { left: 16, top: 12, right: 104, bottom: 86, shade: 190 },
  { left: 24, top: 20, right: 84, bottom: 64, shade: 40 },
  { left: 90, top: 24, right: 98, bottom: 32, shade: 90 },
  { left: 90, top: 40, right: 98, bottom: 48, shade: 90 },
  { left: 90, top: 56, right: 98, bottom: 64, shade: 90 },
  { left: 26, top: 72, right: 38, bottom: 80, shade: 110 },
  { left: 46, top: 72, right: 58, bottom: 80, shade: 110 },
];

/** A drawing of a unit with a screen on a stand, such as a ventilator, as a small grey PNG: it is our own and stands where a photograph would. */
export const unitPicture: Uint8Array<ArrayBuffer> = encodePng(shadeAt);

function shadeAt(x: number, y: number): number {
  if (isOnCurve(x, y)) return 230;
  const box = boxes.findLast(
    ({ left, top, right, bottom }) => x >= left && x < right && y >= top && y < bottom,
  );
  return box?.shade ?? 255;
}

/** The pressure curve on the screen. */
function isOnCurve(x: number, y: number): boolean {
  if (x < 28 || x >= 80) return false;
  const phase = (x - 28) % 26;
  return Math.abs(y - (phase < 12 ? 52 - phase * 2 : 30 + (phase - 12) * 1.6)) < 1.5;
}

/** One byte a pixel, grey, rows unfiltered. Format: PNG specification, third edition, W3C 2025, sections 5 and 11. */
function encodePng(shade: (x: number, y: number) => number): Uint8Array<ArrayBuffer> {
  const rows = Buffer.alloc((WIDTH + 1) * HEIGHT);
  for (let y = 0; y < HEIGHT; y++)
    for (let x = 0; x < WIDTH; x++) rows[y * (WIDTH + 1) + 1 + x] = shade(x, y);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  header[8] = 8;
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const chunks = [chunk("IHDR", header), chunk("IDAT", deflateSync(rows)), chunk("IEND", Buffer.alloc(0))];
  return Uint8Array.from(Buffer.concat([signature, ...chunks]));
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

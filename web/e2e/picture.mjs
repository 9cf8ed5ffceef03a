// A small photo made of numbers, so that the tests carry no binary file.
import { crc32, deflateSync } from 'node:zlib';

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}

/** A PNG of a plain road under a plain sky; `shade` makes another picture with another hash. */
export function picture(shade = 0, width = 160, height = 120) {
  const rows = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const road = y > height / 2 && Math.abs(x - width / 2) < (y - height / 2) * 1.2;
      const colour = road ? [110, 112, 115 + (shade % 90)] : y > height / 2 ? [148, 166, 120] : [190, 208, 220];
      rows.set(colour, y * (1 + width * 3) + 1 + x * 3);
    }
  }
  return png(rows, width, height);
}

/** A PNG of gravel, which no camera's format makes small: most of a megabyte as a JPEG. */
export function gravel(width = 1000, height = 800) {
  const rows = Buffer.alloc(height * (1 + width * 3));
  for (let at = 0, stone = 7; at < rows.length; at++) {
    stone = (stone * 1_103_515_245 + 12_345) & 0x7fffffff;
    rows[at] = at % (1 + width * 3) ? (stone >> 16) & 255 : 0;
  }
  return png(rows, width, height);
}

function png(rows, width, height) {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}

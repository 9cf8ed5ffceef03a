/** What this face uses of the browser's own reader of codes, which not every browser has. */
interface Detector {
  detect(picture: ImageBitmap): Promise<{ rawValue: string }[]>;
}

/** A code is as good on a small picture, and is found sooner. */
const LONGEST = 1200;

/** The text of the code on a photo, if there is one: by the browser where it can, else by a reader that is loaded for it. */
export async function readCode(photo: Blob): Promise<string | undefined> {
  const picture = await createImageBitmap(photo, { imageOrientation: 'from-image' });
  try {
    return (await byBrowser(picture)) ?? (await byReader(picture));
  } finally {
    picture.close();
  }
}

async function byBrowser(picture: ImageBitmap): Promise<string | undefined> {
  const { BarcodeDetector } = globalThis as { BarcodeDetector?: new () => Detector };
  if (!BarcodeDetector) return undefined;
  const found = await new BarcodeDetector().detect(picture).catch(() => []);
  return found.map((one) => one.rawValue.trim()).find(Boolean);
}

async function byReader(picture: ImageBitmap): Promise<string | undefined> {
  const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
  const [width, height] = [Math.round(picture.width * scale), Math.round(picture.height * scale)];
  const pen = new OffscreenCanvas(width, height).getContext('2d')!;
  pen.drawImage(picture, 0, 0, width, height);
  const { decodeQR } = await import('qr/decode.js');
  try {
    return decodeQR({ width, height, data: pen.getImageData(0, 0, width, height).data }).trim() || undefined;
  } catch {
    // It throws where there is no code.
    return undefined;
  }
}

/** A point on the sheet, in pixels of the page. */
export interface Dot {
  x: number;
  y: number;
}

const PEN = 2.6;

/** A canvas as a white sheet with a black pen, as sharp as the screen; drawn as large as it stands on the page now. */
export function paper(canvas: HTMLCanvasElement) {
  const { clientWidth: width, clientHeight: height } = canvas;
  const scale = Math.min(devicePixelRatio || 1, 3);
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const pen = canvas.getContext('2d')!;
  pen.scale(scale, scale);
  const clear = () => {
    pen.fillStyle = 'white';
    pen.fillRect(0, 0, width, height);
  };
  clear();
  return {
    clear,
    line(from: Dot, to: Dot): void {
      Object.assign(pen, { strokeStyle: 'black', lineWidth: PEN, lineCap: 'round', lineJoin: 'round' });
      pen.beginPath();
      pen.moveTo(from.x, from.y);
      pen.lineTo(to.x, to.y);
      pen.stroke();
    },
    picture: () =>
      new Promise<Blob>((resolve, reject) => canvas.toBlob((made) => (made ? resolve(made) : reject(new Error('no picture'))), 'image/png')),
  };
}

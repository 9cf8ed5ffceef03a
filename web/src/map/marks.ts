import type { Kind } from '../api/wire';
import type { Paints } from './paints';


const SIZE = 22;
const SCALE = 2;

/** Draws a mark for the map: ○ to be accepted, ● in hand, ◆ to be verified, ■ answered, ✓ over. */
export function drawMark(kind: Kind, paints: Paints): ImageData {
  const side = SIZE * SCALE;
  const canvas = document.createElement('canvas');
  canvas.width = side;
  canvas.height = side;
  const pen = canvas.getContext('2d')!;
  pen.scale(SCALE, SCALE);
  pen.translate(SIZE / 2, SIZE / 2);
  pen.lineJoin = 'round';
  pen.lineCap = 'round';
  shapes[kind](pen, paints);
  return pen.getImageData(0, 0, side, side);
}

export const MARK_SCALE = SCALE;

type Draw = (pen: CanvasRenderingContext2D, paints: Paints) => void;

const disc: (radius: number) => (pen: CanvasRenderingContext2D) => void = (radius) => (pen) => {
  pen.beginPath();
  pen.arc(0, 0, radius, 0, 2 * Math.PI);
};

const shapes: Record<Kind, Draw> = {
  new(pen, p) {
    disc(5.5)(pen);
    fillStroke(pen, p['--panel'], p['--accent'], 2.6);
  },
  work(pen, p) {
    disc(6.2)(pen);
    fillStroke(pen, p['--ok-fill'], p['--panel'], 1.6);
  },
  check(pen, p) {
    pen.beginPath();
    pen.moveTo(0, -8);
    pen.lineTo(8, 0);
    pen.lineTo(0, 8);
    pen.lineTo(-8, 0);
    pen.closePath();
    fillStroke(pen, p['--panel'], p['--due'], 1.6);
    pen.beginPath();
    pen.moveTo(0, -8);
    pen.lineTo(0, 8);
    pen.lineTo(-8, 0);
    pen.closePath();
    fillStroke(pen, p['--due-fill'], p['--due'], 1.6);
  },
  answered(pen, p) {
    pen.beginPath();
    pen.rect(-5.2, -5.2, 10.4, 10.4);
    fillStroke(pen, p['--paused-fill'], p['--panel'], 1.6);
  },
  end(pen, p) {
    disc(5.5)(pen);
    fillStroke(pen, p['--done-soft'], p['--done-fill'], 1.2);
    pen.beginPath();
    pen.moveTo(-2.8, 0.2);
    pen.lineTo(-0.7, 2.4);
    pen.lineTo(3, -2.4);
    pen.lineWidth = 1.8;
    pen.strokeStyle = p['--done'];
    pen.stroke();
  },
};

function fillStroke(pen: CanvasRenderingContext2D, fill: string, stroke: string, width: number): void {
  pen.fillStyle = fill;
  pen.fill();
  pen.lineWidth = width;
  pen.strokeStyle = stroke;
  pen.stroke();
}

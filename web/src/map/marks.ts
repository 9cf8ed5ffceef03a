import type { Kind } from '../api/wire';
import type { Paints } from './paints';


const SIZE = 22;
const SCALE = 2;

/** Everything that the map draws with, by its name in the style. */
export function drawImage(id: string, paints: Paints): ImageData {
  if (id === 'few') return drawn(8, (pen) => hatch(pen, paints));
  if (id === 'area') return drawn(SIZE, (pen) => plaque(pen, paints));
  return drawMark(id as Kind, paints);
}

/** Draws a mark for the map: ○ to be accepted, ● in hand, ◆ to be verified, ■ answered, ✓ over. */
function drawMark(kind: Kind, paints: Paints): ImageData {
  return drawn(SIZE, (pen) => {
    pen.translate(SIZE / 2, SIZE / 2);
    shapes[kind](pen, paints);
  });
}

function drawn(size: number, draw: (pen: CanvasRenderingContext2D) => void): ImageData {
  const side = size * SCALE;
  const canvas = document.createElement('canvas');
  canvas.width = side;
  canvas.height = side;
  const pen = canvas.getContext('2d')!;
  pen.scale(SCALE, SCALE);
  pen.lineJoin = 'round';
  pen.lineCap = 'round';
  draw(pen);
  return pen.getImageData(0, 0, side, side);
}

/** Lines that meet those of the next square: too few to be coloured. */
function hatch(pen: CanvasRenderingContext2D, p: Paints): void {
  pen.strokeStyle = p['--map-county'];
  pen.globalAlpha = 0.45;
  pen.lineWidth = 1;
  pen.beginPath();
  for (const shift of [-8, 0, 8]) {
    pen.moveTo(shift - 1, 9);
    pen.lineTo(shift + 9, -1);
  }
  pen.stroke();
}

/** What a number stands on that belongs to an area and to no point of it. */
function plaque(pen: CanvasRenderingContext2D, p: Paints): void {
  pen.beginPath();
  pen.roundRect(1.5, 1.5, SIZE - 3, SIZE - 3, 4);
  fillStroke(pen, p['--panel'], p['--map-shore'], 1.4);
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

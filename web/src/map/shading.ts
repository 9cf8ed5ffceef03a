import { classes, type Class } from './classes';

/** What the colour of an area tells: how many cases, how many for a thousand households, or nothing. */
export const SHADES = ['count', 'rate', 'none'] as const;
export type ShadeBy = (typeof SHADES)[number];

/** Of fewer cases or households than this a rate says nothing: such an area is hatched and has no colour. */
export const FEWEST = 30;

/** An area as far as its colour goes. */
export interface Counted {
  count: number;
  households: number | undefined;
}

/** `value` is in cases, or in tenths of a case for a thousand households; absent where nothing can be said. */
export interface Shade {
  value: number | undefined;
  few: boolean;
}

const NOTHING: Shade = { value: undefined, few: false };

export function shadeOf(by: ShadeBy, { count, households }: Counted): Shade {
  if (by === 'none') return NOTHING;
  if (by === 'count') return { value: count, few: false };
  if (households === undefined) return NOTHING;
  if (count < FEWEST || households < FEWEST) return { value: undefined, few: true };
  return { value: Math.round((count * 10_000) / households), few: false };
}

export function shadeClasses(shades: readonly Shade[]): Class[] {
  return classes(shades.flatMap((one) => (one.value === undefined ? [] : [one.value])));
}

/** A value as people read it: a rate with its tenth. */
export const valueWords = (by: ShadeBy, value: number): string => (by === 'rate' ? (value / 10).toFixed(1) : String(value));

/** What the city's folder says of the households of an area; an area need not have any figure. */
export function householdsOf(attributes: Record<string, string>): number | undefined {
  const said = attributes['households'];
  return said !== undefined && /^\d{1,9}$/.test(said) && Number(said) > 0 ? Number(said) : undefined;
}

/** The tokens that the map draws with; it reads them from the page, so that it has no colour of its own. */
const NAMES = [
  '--panel', '--accent', '--accent-soft', '--ok-fill', '--due', '--due-fill', '--done', '--done-fill', '--done-soft',
  '--paused-fill', '--map-land', '--map-abroad', '--map-sea', '--map-ripple', '--map-shore', '--map-county', '--map-town',
  '--map-grid', '--map-label', '--map-label-sea', '--map-halo', '--seq-none', '--seq-1', '--seq-2', '--seq-3', '--seq-4', '--seq-5',
] as const;

export type Paints = Record<(typeof NAMES)[number], string>;

export function paints(): Paints {
  const style = getComputedStyle(document.documentElement);
  return Object.fromEntries(NAMES.map((name) => [name, style.getPropertyValue(name).trim()])) as Paints;
}

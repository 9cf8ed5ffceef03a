/** Where something is: as the report says it, the area to look for others in, and its name. */
export interface Spot {
  where: { place: { x: number; y: number; datum: 'WGS84' } } | { area: string };
  area: string;
  name: string;
}

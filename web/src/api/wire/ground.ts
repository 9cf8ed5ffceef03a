/** The tree of areas. */

export interface Area {
  code: string;
  level: string;
  levelName: string;
  parent: string | undefined;
  /** The codes from the root down to this area. */
  chain: string[];
  /** The names of what it lies in, the widest first. */
  above: string[];
  name: string;
  /** Another body that runs the area, which is shown but not worked. */
  runBy?: string | null;
  synthetic: boolean;
  /** How many areas lie directly below. */
  children: number;
  /** What else the city's folder says of it, such as its households. */
  attributes: Record<string, string>;
}

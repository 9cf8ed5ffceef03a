/** What the desk may ask of its map once that is there. */
export interface ComponentExposed {
  reframe: () => void;
  centre: () => { x: number; y: number } | undefined;
}

import type { Spot } from './shift/ground';

/*
 * The only door to where the phone is. It is opened once for the place of a report, and between the declared beginning and end
 * of a patrol; there is no third occasion.
 */

/** Longer than this nobody waits in the rain; the plate is there. */
const PATIENCE = 8_000;
let following: number | undefined;

/** Reads the place once, for a report; nothing where the phone does not tell. */
export function readOnce(): Promise<{ at: Spot; within: number } | undefined> {
  if (!('geolocation' in navigator)) return Promise.resolve(undefined);
  return new Promise((resolve) =>
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ at: { x: coords.longitude, y: coords.latitude }, within: Math.round(coords.accuracy) }),
      () => resolve(undefined),
      { enableHighAccuracy: true, timeout: PATIENCE, maximumAge: 0 },
    ),
  );
}

/** Reads the place while a patrol goes on, until `stopReading`. */
export function readAlong(been: (at: Spot) => void): void {
  stopReading();
  if (!('geolocation' in navigator)) return;
  following = navigator.geolocation.watchPosition(
    ({ coords }) => been({ x: coords.longitude, y: coords.latitude }),
    () => undefined,
    { enableHighAccuracy: true, maximumAge: 10_000 },
  );
}

export function stopReading(): void {
  if (following !== undefined) navigator.geolocation.clearWatch(following);
  following = undefined;
}

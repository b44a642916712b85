/** Source of "now" (UTC ms), so that tests can stand at any instant. */
export interface Clock {
  now(): number;
}
export const systemClock: Clock = { now: () => Date.now() };

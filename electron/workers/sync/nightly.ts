const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** 22:00 to 06:00 showroom time (UTC+8), as an offset into the UTC day. */
const OPENS_MS = (22 - 8) * HOUR_MS;
const LENGTH_MS = 8 * HOUR_MS;

/** A PC's own place in the night, so that a showroom's PCs don't all call at 22:00. FNV-1a of the device id. */
function placeOf(deviceId: string): number {
  let hash = 0x811c9dc5;
  for (const sign of deviceId) hash = Math.imul(hash ^ sign.codePointAt(0)!, 0x01000193) >>> 0;
  return Math.floor((hash / 2 ** 32) * LENGTH_MS);
}

/** The next instant after `now` (UTC ms) of this PC's nightly slot. */
export function nextNightly(deviceId: string, now: number): number {
  const today = Math.floor(now / DAY_MS) * DAY_MS + OPENS_MS + placeOf(deviceId);
  // The night that began yesterday may still be running.
  return [today - DAY_MS, today, today + DAY_MS].find((at) => at > now)!;
}

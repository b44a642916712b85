import type { DeviceReport } from '../store/devices.ts';

const DAY_MS = 86_400_000;

/** One line a PC, columns aligned; yellow and red of SYNC.md as words: silent for 1 day, for 3 days. */
export function deviceTable(devices: DeviceReport[], now: number): string[] {
  if (devices.length === 0) return ['no devices enrolled yet'];
  const head = ['STORE', 'DEVICE', 'NAME', 'STATUS', 'LAST CONTACT', 'BACKLOG', 'OLDEST WAITING'];
  const rows = devices.map((device) => [
    device.storeId,
    device.deviceId,
    device.name,
    device.status === 'revoked' ? 'revoked' : health(device.lastSeenAt, now),
    instant(device.lastSeenAt),
    String(device.pendingCount),
    instant(device.oldestPendingAt),
  ]);
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => width(row[column]!))));
  return [head, ...rows].map((row) =>
    row
      .map((cell, column) => cell + ' '.repeat(widths[column]! - width(cell)))
      .join('  ')
      .trimEnd(),
  );
}

function health(lastSeenAt: number | null, now: number): string {
  if (lastSeenAt === null) return 'never seen';
  if (now - lastSeenAt > 3 * DAY_MS) return 'silent 3 days';
  return now - lastSeenAt > DAY_MS ? 'silent 1 day' : 'ok';
}

const instant = (at: number | null): string => (at === null ? '-' : new Date(at).toISOString());

/** Terminal cells: an ideograph takes two. */
function width(text: string): number {
  return [...text].reduce((sum, sign) => sum + (/[\u2E80-\uFFEF]|[\u{20000}-\u{3FFFF}]/u.test(sign) ? 2 : 1), 0);
}

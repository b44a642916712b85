import { enrolTestDevice, type TestDevice } from '../../harness/device.ts';
import type { Office } from './office.ts';

const AT_ONCE = 8;

/** Enrols `each` PCs in `showrooms` showrooms named with `prefix`; showroom by showroom. */
export async function enrolShowrooms(
  office: Office,
  prefix: string,
  showrooms: number,
  each: number,
): Promise<TestDevice[]> {
  const storeIds = Array.from({ length: showrooms * each }, (_, i) => `${prefix}${Math.floor(i / each)}`);
  const codes = await office.codesFor(storeIds);
  const devices: TestDevice[] = [];
  for (let from = 0; from < codes.length; from += AT_ONCE)
    devices.push(
      ...(await Promise.all(codes.slice(from, from + AT_ONCE).map((code) => enrolTestDevice(office.url, code)))),
    );
  return devices;
}

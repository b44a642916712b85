import { type SnapshotResponse, snapshotResponse, type WireChange } from '../protocol.ts';
import type { Pc } from './pc.ts';
import type { Witness } from './witness.ts';

/** 5 million records; a snapshot that goes on for longer never ends. */
const MOST_PAGES = 5_000;

export interface Whole {
  pages: SnapshotResponse[];
  records: WireChange[];
}

/** Every page of a snapshot. `limitOf` says how many records the next one may have; `onPage` runs between two pages. */
export async function wholeSnapshot(
  pc: Pc,
  see: Witness,
  limitOf: (pagesSoFar: number) => number = () => 1000,
  onPage: (page: SnapshotResponse) => Promise<void> = async () => {},
): Promise<Whole> {
  const pages: SnapshotResponse[] = [];
  for (let after = '', more = true; more; ) {
    const limit = limitOf(pages.length);
    const answer = await pc.send('GET', `/v1/snapshot?after=${encodeURIComponent(after)}&limit=${limit}`);
    const page = see.shape(answer, snapshotResponse);
    see.that(answer, `at most ${limit} records`, page.changes.length, page.changes.length <= limit);
    pages.push(page);
    ({ after, more } = page);
    see.that(answer, 'a last page', `page ${pages.length}`, !more || pages.length < MOST_PAGES);
    await onPage(page);
  }
  return { pages, records: pages.flatMap(({ changes }) => changes) };
}

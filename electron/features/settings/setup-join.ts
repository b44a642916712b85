import type { z } from 'zod';
import type { enrolInput } from '../../../db/sync/model.ts';
import type { Showroom } from '../../api/context.ts';
import { makeRecoveryKey } from '../../kernel/keys.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { listStaff } from '../staff/service.ts';
import { noteRecoveryKey } from './recovery.ts';
import { readSettings } from './service.ts';

const SYSTEM = { id: 'system' };

/** Where joining an existing showroom stands; null on a PC that is not at it. */
export interface Joining {
  /** Settings and at least one administrator are here: people can log in while the rest arrives. */
  people: boolean;
  /** Everything arrived and nobody was among it: the showroom's first PC has not sent its people yet. */
  nobody: boolean;
  receiving: { done: number; total: number } | null;
  /** Why nothing comes just now, by code; it is tried again by itself. */
  reason: string | null;
}

export function joiningOf({ store, sync }: Showroom): Joining | null {
  const { state, receiving, reason } = sync.status();
  if (state === 'unenrolled') return null;
  const admin = listStaff(store).some((person) => person.role === 'admin' && person.disabledAt === null);
  const people = admin && readSettings(store).showroomName !== '';
  return { people, nobody: !people && receiving === null && reason === null, receiving, reason };
}

/**
 * 加入已有展厅: enrols this PC; people, settings and records then arrive by themselves. A join that was broken off goes on where it
 * was, its code being used up.
 * @throws Refusal as `sync.enrol`; `setup.done` once somebody was set up here
 */
export async function joinShowroom(showroom: Showroom, input: z.infer<typeof enrolInput>): Promise<void> {
  if (showroom.sync.status().state !== 'unenrolled') return;
  if (listStaff(showroom.store).length > 0) throw new Refusal('setup.done');
  await showroom.sync.enrol(SYSTEM, input);
}

/**
 * Between the code and the arrival of the showroom's people, nobody may make themselves its administrator here.
 * @throws Refusal `setup.joining`
 */
export function refuseWhileJoining(showroom: Showroom): void {
  const joining = joiningOf(showroom);
  if (joining && !joining.nobody && listStaff(showroom.store).length === 0) throw new Refusal('setup.joining');
}

/** This PC's own recovery key, once the showroom's people are here. @throws Refusal `setup.nobodyYet` */
export function joinKey(showroom: Showroom): { recoveryKey: string } {
  const { store } = showroom;
  if (!joiningOf(showroom)?.people) throw new Refusal('setup.nobodyYet');
  const recoveryKey = makeRecoveryKey(store.dir, store.key);
  store.write(SYSTEM, (tx) => {
    noteRecoveryKey(tx, recoveryKey);
    tx.audit('joined', 'setting', null);
  });
  return { recoveryKey };
}

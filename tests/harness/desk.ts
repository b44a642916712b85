import { dayRange } from '../../db/core/day.ts';
import type { VisitRegistration } from '../../db/visits/model.ts';
import { insertStaff } from '../../electron/features/staff/service.ts';
import { registerVisit } from '../../electron/features/visits/register.ts';
import { newId } from '../../electron/kernel/ids.ts';
import { testStore } from './store.ts';

const system = { id: 'system' };

/** A Tuesday morning, 10:00 in Shanghai. */
export const TODAY = '2026-11-24';
export const TEN = dayRange(TODAY)[0] + 10 * 3_600_000;

/** A reception desk on a real store: one receptionist and the consultants named, in the order they joined. */
export async function openDesk(...names: string[]) {
  const t = await testStore();
  t.clock.set(TEN);
  const hire = (name: string, role: 'reception' | 'consultant' | 'manager') => {
    t.clock.advance(1);
    return t.store.write(system, (tx) => insertStaff(tx, { name, login: name, role, passwordHash: '' })).id;
  };
  const reception = { id: hire('李娜', 'reception') };
  const consultants = names.map((name) => hire(name, 'consultant'));
  return {
    ...t,
    reception,
    consultants,
    hire,
    /** A customer's card as the customers' room keeps it. */
    card(name: string, ownerId: string | null, fields: { mobile?: string; consent?: string } = {}): string {
      const id = newId();
      t.store.db
        .prepare(
          `INSERT INTO customer (id, card_no, kind, stage, name, mobile, owner_id, level, hq_share_consent, rev, created_at,
           created_by, updated_at, updated_by) VALUES (?, ?, 'person', 'prospect', ?, ?, ?, 'B', ?, 1, 0, 'x', 0, 'x')`,
        )
        .run(id, id, name, fields.mobile ?? null, ownerId, fields.consent ?? 'none');
      return id;
    },
    register(fields: Partial<VisitRegistration> = {}) {
      t.clock.advance(1_000);
      return registerVisit(t.store, reception, {
        channel: 'walkIn',
        purpose: 'viewing',
        partySize: 1,
        guestDescription: '白衬衫',
        again: true,
        ...fields,
      });
    },
  };
}
export type Desk = Awaited<ReturnType<typeof openDesk>>;

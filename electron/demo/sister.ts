import { addDays, dayOf } from '../../db/core/day.ts';
import type { RowOf } from '../../db/entities.ts';
import type { Role } from '../../db/staff/model.ts';
import type { Showroom } from '../api/context.ts';
import { confirmRecoveryKey } from '../features/settings/recovery.ts';
import { firstRun } from '../features/settings/setup.ts';
import { hashPassword } from '../features/staff/passwords.ts';
import { insertStaff } from '../features/staff/service.ts';
import { readGroup } from '../features/sync/enrolment/enrolled.ts';
import { signIn, signOut } from '../features/transfers/moving.ts';
import { openTransfer } from '../features/transfers/opening.ts';
import { approveTransfer, requestTransfer } from '../features/transfers/service.ts';
import { confirmIn, confirmOut, settle } from '../features/transfers/settling.ts';
import { newCar } from './cars.ts';
import { dice } from './dice.ts';
import { DEMO_PASSWORD, type DemoAccount } from './people.ts';

/** Who works in the sister store; the password is the same as everybody's. */
export const SISTER_ACCOUNTS: readonly DemoAccount[] = [
  { login: 'admin', name: '方圆', role: 'admin' },
  { login: 'lintao', name: '林涛', role: 'manager', authorityLevel: 2 },
  { login: 'wuqian', name: '吴倩', role: 'backOffice' },
  { login: 'qianli', name: '钱丽', role: 'finance' },
  { login: 'hejun', name: '何军', role: 'warehouse' },
];
const SYSTEM = { id: 'system' };
const CARS = 12;

/** 城东店: five people and a dozen cars, enrolled at the gateway of the first store. */
export async function fillSister(
  showroom: Showroom,
  office: { url: string; code: string },
  now: number,
): Promise<void> {
  const { store } = showroom;
  const [admin, ...others] = SISTER_ACCOUNTS;
  const { recoveryKey } = await firstRun(store, {
    showroomName: '城东店',
    showroomCode: 'S002',
    admin: { name: admin!.name, login: admin!.login, password: DEMO_PASSWORD },
  });
  confirmRecoveryKey(store, recoveryKey.slice(-5));
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  const by = dice(4_781);
  store.write(SYSTEM, (tx) => {
    for (const account of others) insertStaff(tx, { ...account, passwordHash });
    for (let serial = 0; serial < CARS; serial++) {
      const arrivedOn = addDays(dayOf(now), -by.int(2, 80));
      // The catalogue of models is the first store's.
      const car = newCar(by, { serial: 7_000 + serial, status: 'inStock', arrivedOn, buyerId: null });
      tx.insert('vehicle', { ...car, modelId: null, optionIds: [] });
    }
  });
  await showroom.sync.enrol(SYSTEM, office);
}

const FREE = `SELECT id, vin FROM vehicle WHERE status = 'inStock' AND cost_fen IS NOT NULL AND deleted_at IS NULL AND NOT EXISTS
  (SELECT 1 FROM allocation a WHERE a.vehicle_id = vehicle.id AND a.status <> 'released' AND a.deleted_at IS NULL)
  ORDER BY arrived_on, id LIMIT 2`;

const WAIT_MS = 300;
const LONGEST_MS = 180_000;

/** Waits for the line: what was said in one store is heard in the other a moment later. @throws Error when it takes too long */
async function heard<T>(look: () => T | null | undefined | false): Promise<T> {
  for (const until = Date.now() + LONGEST_MS; Date.now() < until; ) {
    const found = look();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
  }
  throw new Error('the line between the demo stores took too long');
}

/** Two transfers from the first store to its sister, one settled, one on its way: through both stores' own steps and the gateway. */
export async function transferBetween({ store: west }: Showroom, { store: east }: Showroom): Promise<void> {
  const who = (of: Showroom['store'], role: Role) => ({
    id: of.db.prepare('SELECT id FROM staff WHERE role = ? AND deleted_at IS NULL LIMIT 1').pluck().get(role) as string,
    role,
  });
  const at = ({ id, rev, document }: { id: string; rev: number; document: { hash: string } }) => ({
    ...{ id, rev },
    seen: document.hash,
  });
  const shown = (of: Showroom['store'], role: Role, id: string) => openTransfer(of, who(of, role), id);
  const card = (of: Showroom['store'], id: string) =>
    of.db.prepare('SELECT status, claim_state AS claimState FROM transfer_order WHERE id = ?').get(id) as
      | Pick<RowOf<'transfer_order'>, 'status' | 'claimState'>
      | undefined;
  const paper = (of: Showroom['store'], table: 'transfer_in' | 'transfer_settlement', id: string) =>
    of.db.prepare(`SELECT status FROM ${table} WHERE transfer_id = ?`).pluck().get(id) as string | undefined;
  await heard(() => (readGroup(east.db)?.stores.length ?? 0) > 1);
  const cars = west.db.prepare(FREE).all() as { id: string; vin: string }[];
  const asked = cars.map(({ id: vehicleId, vin }) => ({
    vehicleId,
    id: requestTransfer(east, who(east, 'backOffice'), {
      ...{ fromStoreId: 'S001', vin, priceRule: 'costPlus', ruleFen: 300_000, freightBy: 'giver', receiveMode: 'auto' },
    }).id,
  }));
  for (const { id, vehicleId } of asked) {
    await heard(() => card(west, id)?.status === 'requested');
    const { card: order, document } = shown(west, 'manager', id);
    approveTransfer(west, who(west, 'manager'), { ...at({ ...order, document }), vehicleId });
  }
  for (const { id } of asked) {
    await heard(() => card(west, id)?.claimState === 'confirmed');
    const { rev } = shown(west, 'warehouse', id).card;
    const handed = { odometerKm: 18, keyCount: 2, carrier: '安达物流', freightFen: 120_000 };
    signOut(west, who(west, 'warehouse'), { id, rev, ...handed, certificates: ['合格证', '一致性证书', '说明书'] });
  }
  const settled = asked[0]?.id;
  if (settled === undefined) return;
  await heard(() => paper(east, 'transfer_in', settled) === 'draft');
  const { received } = shown(east, 'warehouse', settled);
  const found = { damageNote: '左后门轻微划痕', damageFen: 80_000, damageLiable: 'giver' as const };
  signIn(east, who(east, 'warehouse'), { ...at(received!), odometerKm: 41, location: '东店一号库', ...found });
  await heard(() => card(west, settled)?.status === 'received' && paper(west, 'transfer_in', settled) === 'signed');
  confirmOut(west, who(west, 'finance'), { transferId: settled, taxpayers: 'different' });
  await heard(() => paper(east, 'transfer_settlement', settled) === 'confirmedOut');
  confirmIn(east, who(east, 'finance'), at(shown(east, 'finance', settled).settlement!));
  await heard(() => paper(west, 'transfer_settlement', settled) === 'confirmedIn');
  settle(west, who(west, 'finance'), at(shown(west, 'finance', settled).settlement!));
}

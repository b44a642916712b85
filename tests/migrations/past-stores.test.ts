import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readSettings } from '../../electron/features/settings/service.ts';
import { registerOf } from '../../electron/features/visits/day.ts';
import { rotaOf } from '../../electron/features/visits/rota/rota.ts';
import { brokenAuditLink } from '../../electron/kernel/audit.ts';
import { openConnection } from '../../electron/kernel/connection.ts';
import { recoverKey, storeKey } from '../../electron/kernel/keys.ts';
import { fillRollups } from '../../electron/kernel/rollup.ts';
import { testApp } from '../harness/app.ts';
import { countedByHand, keptCounts } from '../harness/counting.ts';
import { tempFolder } from '../harness/processes.ts';
import { countRows, pastStore, pastVersions, unpack } from './past-store.ts';
import { troubleIn } from './scene.ts';

describe.each(pastVersions())('the store a showroom kept with %s', (version) => {
  const { rows, sought, recoveryKey, admin } = pastStore(version);

  test('opens with every row, is found and can be worked on', async () => {
    const { dir, remove } = tempFolder();
    unpack(version, dir);
    const app = await testApp({ dir });
    const { store } = app.showroom;
    const { outbox, rota_entry: _, showroom_day: __, ...kept } = rows;
    expect(countRows(store.db)).toMatchObject(kept);
    // Staff, settings and days did not travel then: they are offered to head office now, behind what waited already.
    const offered = ['setting', ...Array.from({ length: rows.staff! }, () => 'staff'), 'showroom_day'];
    const waiting = store.db.prepare('SELECT entity FROM outbox ORDER BY op_seq').pluck().all();
    expect(waiting.slice(outbox!)).toEqual(offered);
    expect(store.db.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(brokenAuditLink(store.db)).toBeNull();
    for (const typed of sought.typed) expect(store.search.find('customer', typed, 20), typed).toContain(sought.id);
    await app.anonymous.session.login(admin);
    const { rev } = await app.caller('manager').customers.get({ id: sought.id });
    await app.caller('manager').customers.update({ id: sought.id, rev, remarks: '升级之后' });
    expect(brokenAuditLink(store.db)).toBeNull();
    await app.close();
    remove();
  });

  test('has its numbers counted in the background, those of later saves with them', async () => {
    const { dir, remove } = tempFolder();
    unpack(version, dir);
    const app = await testApp({ dir });
    const { store } = app.showroom;
    const { rev } = await app.caller('manager').customers.get({ id: sought.id });
    await app.caller('manager').customers.update({ id: sought.id, rev, source: '朋友介绍' });
    while (fillRollups(store.db, store.entities, 1_000));
    expect(Object.keys(keptCounts(store)).length).toBeGreaterThan(0);
    expect(keptCounts(store)).toEqual(countedByHand(store));
    await app.close();
    remove();
  });

  test('keeps its settings, the order of a morning and the weather of its days', async () => {
    const { dir, remove } = tempFolder();
    unpack(version, dir);
    const file = join(dir, 'store.db');
    const past = openConnection(file, await storeKey(dir, file));
    const order = past
      .prepare("SELECT staff_id FROM rota_entry WHERE visit_on = '2026-03-14' ORDER BY slot")
      .pluck()
      .all();
    past.exec(`INSERT INTO showroom_day (visit_on, weather) VALUES ('2026-03-13', 'rain'), ('2026-03-14', 'cloudy');
      INSERT INTO setting (key, value, updated_at, updated_by) VALUES ('idleMinutes', '45', 0, 'system')`);
    past.close();
    const app = await testApp({ dir });
    const { store } = app.showroom;
    expect(readSettings(store)).toMatchObject({ showroomName: '城西店', showroomCode: 'S001', idleMinutes: 45 });
    expect(rotaOf(store, '2026-03-14')).toMatchObject({ source: 'day', order: order.map((staffId) => ({ staffId })) });
    expect(['2026-03-13', '2026-03-14'].map((on) => registerOf(store, on).weather)).toEqual(['rain', 'cloudy']);
    expect(await app.anonymous.setup.state()).toMatchObject({ ready: true });
    await app.close();
    remove();
  });

  test('still takes the recovery key that was written down then', async () => {
    const { dir, remove } = tempFolder();
    unpack(version, dir);
    rmSync(join(dir, 'store.key'));
    expect(await troubleIn(dir)).toBe('wrongKey');
    await recoverKey(dir, recoveryKey);
    expect(await troubleIn(dir)).toBeNull();
    remove();
  });
});

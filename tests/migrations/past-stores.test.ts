import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { brokenAuditLink } from '../../electron/kernel/audit.ts';
import { recoverKey } from '../../electron/kernel/keys.ts';
import { testApp } from '../harness/app.ts';
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
    expect(countRows(store.db)).toMatchObject(rows);
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

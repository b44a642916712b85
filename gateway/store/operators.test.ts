import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GATEWAY_DATABASES, type GatewayPlace } from '../../tests/harness/gateway.ts';
import type { Database } from './database.ts';
import { openDatabase } from './open.ts';
import { choosePassword, disableOperator, findOperator, givePassword, saveOperator } from './operators.ts';

describe.each(GATEWAY_DATABASES)('an operator’s own new password on $title', ({ open }) => {
  let place: GatewayPlace;
  let database: Database;
  beforeAll(async () => {
    place = await open();
    database = await openDatabase(place.options);
  });
  afterAll(async () => {
    await database.close();
    await place.remove();
  });
  const operator = async (name: string): Promise<string> => {
    const operatorId = randomUUID();
    await saveOperator(database, { operatorId, name, passwordHash: 'first' }, 1);
    return operatorId;
  };
  const own = { verifiedHash: 'first', passwordHash: 'own' };

  it('takes the place of the one that was verified', async () => {
    const id = await operator('李娜');
    expect(await choosePassword(database, id, own)).toBe(true);
    expect(await findOperator(database, '李娜')).toMatchObject({ passwordHash: 'own', mustChange: false });
  });

  it('does not let in again whom a colleague disabled in the meantime', async () => {
    const id = await operator('王芳');
    await disableOperator(database, '王芳', 2);
    expect(await choosePassword(database, id, own)).toBe(false);
    expect(await findOperator(database, '王芳')).toMatchObject({ passwordHash: 'first', disabledAt: 2 });
  });

  it('does not undo the password a colleague gave in the meantime', async () => {
    const id = await operator('张伟');
    await givePassword(database, '张伟', 'given');
    expect(await choosePassword(database, id, own)).toBe(false);
    expect(await findOperator(database, '张伟')).toMatchObject({ passwordHash: 'given', mustChange: true });
  });
});

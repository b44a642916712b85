import { afterEach, beforeEach, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../tests/harness/app.ts';

let t: TestApp;
beforeEach(async () => {
  t = await testApp();
});
afterEach(() => t.close());

test('what most plates at this door begin with is offered, once there are some', async () => {
  const reception = t.caller('reception');
  const arrive = (plate: string) =>
    reception.visits.register({ channel: 'walkIn', purpose: 'viewing', partySize: 1, guestName: '王', plate });
  expect(await reception.visits.platePrefix()).toBe('');
  for (const plate of ['川AD1234', '川A12345', '京A12345', '临时', '临时', '临时', '临时']) await arrive(plate);
  expect(await reception.visits.platePrefix()).toBe('');
  await arrive('川A54321');
  expect(await t.caller('warehouse').visits.platePrefix()).toBe('川A');
});

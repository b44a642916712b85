import { afterEach, describe, expect, it } from 'vitest';
import { consoleBrowser } from '../tests/harness/console.ts';
import { newId, post, sha256 } from '../tests/harness/device.ts';
import { GATEWAY_DATABASES, type GatewayPlace, startTestGateway, type TestGateway } from '../tests/harness/gateway.ts';
import { addOperator } from './console/accounts.ts';
import { createLogger } from './log.ts';
import { COMMAND_LINE } from './store/operator-log.ts';

const NAME = '欧阳修竹';
const PHONE = '13987654321';
const ID_NO = '11010519491231002X';
const PERSON = { kind: 'person', name: NAME, mobile: PHONE, idNo: ID_NO, hqShareConsent: 'granted' };

describe.each(GATEWAY_DATABASES)('the gateway’s log on $title', ({ open }) => {
  let place: GatewayPlace;
  let office: TestGateway;
  afterEach(async () => {
    await office.close();
    await place.remove();
  });

  it('holds nothing of a person, whatever comes to whichever address, in lines a machine reads', async () => {
    const lines: string[] = [];
    place = await open();
    const stubborn = {
      name: 'stubborn',
      deliver: async (message: object) => {
        throw new Error(`cannot take ${JSON.stringify(message)}`);
      },
    };
    const log = createLogger({ write: (line) => void lines.push(line) });
    office = await startTestGateway(place, { log, adapters: [stubborn] });
    const { gateway, url } = office;
    const pc = await office.device();
    const authorization = `Bearer ${(await pc.token()).body.token}`;

    // Good, refused and poisonous operations.
    const id = newId();
    await pc.push([pc.op({ entity_id: id, patch: PERSON })]);
    await pc.push([
      pc.op({ patch: { ...PERSON, mobile: `${PHONE}9` } }),
      pc.op({ entity: 'vehicle', patch: { vin: NAME } }),
    ]);
    // The database itself refuses one, and its error quotes the record.
    await gateway.database.query(`ALTER TABLE customer ADD CONSTRAINT no_more CHECK (data->>'name' <> '${NAME}2')`);
    const poison = pc.op({ patch: { ...PERSON, name: `${NAME}2` } });
    for (let tries = 0; tries < 5; tries++) await pc.push([poison]);
    const torn = pc.op({ patch: PERSON });
    await pc.push([{ ...torn, sha256: sha256('other') }]);
    const unreadable = `{"entity":"customer","name":"${NAME}"`;
    await pc.push([{ ...pc.op({ patch: {} }), body: unreadable, sha256: sha256(unreadable) }]);
    // Every address, with a body that holds the person, right or wrong.
    const addresses = [
      '/v1/enrol',
      '/v1/challenge',
      '/v1/token',
      '/v1/push',
      '/v1/records',
      '/v1/reconcile',
      '/v1/nothing',
    ];
    for (const path of addresses) {
      for (const body of [
        PERSON,
        { device_id: NAME, nonce: PHONE, signature: NAME, code: PHONE, name: NAME },
        [PERSON],
      ])
        await post(url, path, body, { authorization });
      await fetch(url + path, {
        method: 'POST',
        headers: { authorization },
        body: `{"name":"${NAME}","mobile":${PHONE}`,
      });
    }
    for (const path of [
      '/v1/pull',
      '/v1/snapshot',
      `/v1/attachments/${'0'.repeat(64)}`,
      '/console',
      '/healthz',
      '/metrics',
    ])
      await fetch(`${url}${path}?q=${encodeURIComponent(NAME)}&cursor=${PHONE}x&after=${PHONE}`, {
        headers: { authorization },
      });
    await fetch(`${url}/${encodeURIComponent(NAME)}/${PHONE}`);
    await gateway.deliverToCrm();
    // An operator who types a customer, or a password, into the wrong field.
    const operator = consoleBrowser(url);
    const password = (await addOperator(gateway.database, 'admin', COMMAND_LINE, Date.now()))!;
    await operator.signIn(NAME, PHONE);
    await operator.signIn('admin', password);
    await operator.get(`/console?q=${NAME}`);

    const text = lines.join('');
    for (const line of lines)
      expect(Object.keys(JSON.parse(line))).toEqual(expect.arrayContaining(['level', 'time', 'msg']));
    expect(text).toContain('operation parked');
    expect(text).toContain('CRM delivery failed');
    for (const secret of [NAME, PHONE, ID_NO, password, encodeURIComponent(NAME)]) expect(text).not.toContain(secret);
    // The same holds for what monitoring reads and what is kept of a failed delivery.
    const metrics = await (await fetch(`${url}/metrics`)).text();
    const kept = JSON.stringify([
      await gateway.database.query('SELECT last_error FROM crm_outbox'),
      await gateway.database.query('SELECT error FROM parked_op'),
      await gateway.database.query('SELECT * FROM operator_log'),
    ]);
    for (const secret of [NAME, PHONE, ID_NO]) expect(metrics + kept).not.toContain(secret);
  });
});

it('keeps of an error its kind and code, not its words', () => {
  const lines: string[] = [];
  const error = Object.assign(new Error(`Key (mobile)=(${PHONE}) already exists`), { code: '23505' });
  createLogger({ write: (line) => void lines.push(line) }).error({ err: error }, 'failed');
  expect(JSON.parse(lines[0]!)).toMatchObject({ level: 'error', err: { name: 'Error', code: '23505' } });
  expect(lines[0]).not.toContain(PHONE);
});

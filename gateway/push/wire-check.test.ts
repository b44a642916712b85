import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { newId } from '../../tests/harness/device.ts';
import { opBody, pushRequest } from '../protocol.ts';
import { isOpBody, isPushRequest } from './wire-check.ts';

const body = {
  entity: 'customer',
  entity_id: newId(),
  kind: 'put',
  base_seq: null,
  patch: { name: '张三' },
  actor_id: 'staff-1',
  wall_at: 1_700_000_000_000,
};
const request = {
  protocol: 1,
  schema_v: 1,
  epoch: newId(),
  gateway_epoch: newId(),
  pending_count: 1,
  oldest_pending_at: null,
  ops: [{ op_id: newId(), op_seq: 1, sha256: 'a'.repeat(64), body: '{}' }],
};

const odd = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom<unknown>('', 'x'.repeat(65), 'merge', 'vehicle', 0, -1, 1.5, 2 ** 53, '0'.repeat(64), [], {}, [{}]),
  fc.constant(JSON.parse('{"__proto__": {"a": 1}, "b": 2}')),
  fc.uuid(),
);
/** The example with one field replaced or gone. */
const spoiled = <T extends object>(example: T) =>
  fc
    .tuple(fc.constantFrom(...Object.keys(example), 'more'), fc.option(odd, { nil: undefined }))
    .map(([field, value]) => {
      const { [field as keyof T]: _gone, ...rest } = example;
      return (value === undefined ? rest : { ...rest, [field]: value }) as Record<string, unknown>;
    });

it('the quick checks know the ordinary push, so the schemas are not asked', () => {
  expect(isPushRequest(request)).toBe(true);
  expect(isOpBody(body)).toBe(true);
});

it('the quick check of an operation never lets through what the schema refuses or would read differently', () => {
  fc.assert(
    fc.property(spoiled(body), (value) => {
      const text = JSON.stringify(value);
      if (!isOpBody(JSON.parse(text))) return;
      expect([text, isDeepStrictEqual(opBody.parse(JSON.parse(text)), JSON.parse(text))]).toEqual([text, true]);
    }),
    { numRuns: 2000 },
  );
});

it('the quick check of a push never lets through what the schema refuses', () => {
  const spoiledPush = fc.oneof(
    spoiled(request),
    spoiled(request.ops[0]!).map((op) => ({ ...request, ops: [request.ops[0], op] })),
  );
  fc.assert(
    fc.property(spoiledPush, (value) => {
      if (isPushRequest(value)) expect(pushRequest.safeParse(value).success).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

import { type ReconcileRequest, reconcileResponse, type WireChange, type WireOp } from '../../protocol.ts';
import type { Check, Group } from '../check.ts';
import { newId, person, sha256 } from '../operation.ts';
import type { Pc } from '../pc.ts';
import { undisturbed } from '../undisturbed.ts';
import { wholeSnapshot } from '../whole.ts';
import type { Witness } from '../witness.ts';

type Records = NonNullable<ReconcileRequest['records']>;

const rangeOf = (ops: readonly Pick<WireOp, 'op_seq' | 'op_id'>[]): ReconcileRequest['ranges'][number] => ({
  from: ops[0]!.op_seq,
  to: ops.at(-1)!.op_seq,
  count: ops.length,
  sha256: sha256(ops.map(({ op_id: id }) => id).join('')),
});

async function reconcile(pc: Pc, see: Witness, ranges: ReconcileRequest['ranges'], of: Records | null, note: string) {
  const json = { epoch: pc.epoch, gateway_epoch: pc.enrolled.gateway_epoch, ranges, records: of };
  const answer = await pc.send('POST', '/v1/reconcile', { json, note });
  return { answer, ...see.shape(answer, reconcileResponse) };
}

/** A restored PC, so that its operations are numbered from 1, with some delivered. */
async function delivered(pc: Pc, see: Witness, count: number): Promise<{ sender: Pc; ops: WireOp[] }> {
  const sender = pc.restored();
  const ops = Array.from({ length: count }, () => sender.op({ id: newId(), patch: person(pc.enrolled.operator) }));
  see.applied(await sender.push(ops), ...ops);
  return { sender, ops };
}

/** Count and digest of every bucket, from all the gateway has that is not deleted. */
async function bucketsOf(pc: Pc, see: Witness): Promise<Records & { total: number }> {
  const { pages, records } = await wholeSnapshot(pc, see);
  const newest = new Map(records.map((change) => [change.entity_id, change]));
  for (const change of await pc.since(pages[0]!.as_of_seq)) newest.set(change.entity_id, change);
  const asOf = pc.cursor;
  const buckets = new Map<string, WireChange[]>();
  const living = [...newest.values()].filter(({ deleted_at: deletedAt }) => deletedAt === null);
  for (const change of living.sort((a, b) => (a.entity_id < b.entity_id ? -1 : 1))) {
    const key = `${change.entity}/${Number.parseInt(change.entity_id.slice(-2), 16)}`;
    buckets.set(key, [...(buckets.get(key) ?? []), change]);
  }
  const digests = [...buckets].map(([key, changes]) => {
    const [entity, bucket] = key.split('/') as [Records['buckets'][number]['entity'], string];
    const text = changes.map(({ entity_id: id, seq }) => `${id}:${seq},`).join('');
    return { entity, bucket: Number(bucket), count: changes.length, sha256: sha256(text) };
  });
  return { as_of_seq: asOf, buckets: digests, total: living.length };
}

const operations: Check[] = [
  {
    id: 'reconcile.all-there',
    rule: { zh: '已送达的操作全部认得：没有缺失', en: 'Operations that were delivered: none missing' },
    run: async ({ pc }, see) => {
      const { sender, ops } = await delivered(pc, see, 5);
      const { answer, missing } = await reconcile(sender, see, [rangeOf(ops)], null, 'op_seq 1-5, right digest');
      see.equal(answer, 'missing', missing, []);
    },
  },
  {
    id: 'reconcile.missing-range',
    rule: {
      zh: '没有送达的操作按区间指出，不多不少',
      en: 'Operations that never arrived are named as ranges, no more and no less',
    },
    run: async ({ pc }, see) => {
      const { sender, ops } = await delivered(pc, see, 3);
      const lost = (count: number) =>
        Array.from({ length: count }, () => sender.op({ id: newId(), patch: person(pc.enrolled.operator) }));
      const hole = lost(2);
      const later = sender.op({ id: newId(), patch: person(pc.enrolled.operator) });
      see.applied(await sender.push([later], { note: 'op_seq 6; 4 and 5 never sent' }), later);
      const claimed = [...ops, ...hole, later, ...lost(1)];
      const { answer, missing } = await reconcile(sender, see, [rangeOf(claimed)], null, 'op_seq 1-7 claimed');
      const expected = [
        { from: 4, to: 5 },
        { from: 7, to: 7 },
      ];
      see.equal(answer, 'missing', missing, expected);
    },
  },
];

const proof: Check[] = [
  {
    id: 'reconcile.records-equal',
    rule: { zh: '记录完全一致：没有不同的分组，总数属实', en: 'Equal records: no differing bucket, the right total' },
    run: async ({ pc }, see) => {
      const { answer, records, total } = await undisturbed(pc, async () => {
        const { total, ...mine } = await bucketsOf(pc, see);
        return { total, ...(await reconcile(pc, see, [], mine, 'all buckets as the gateway has them')) };
      });
      see.equal(answer, 'differing, total', [records?.differing, records?.total], [[], total]);
    },
  },
  {
    id: 'reconcile.records-differ',
    rule: {
      zh: '有出入的分组被指出，并附网关一侧的清单',
      en: 'A differing bucket is named, with what the gateway has in it',
    },
    run: async ({ pc }, see) => {
      await delivered(pc, see, 2);
      const { answer, records, expected } = await undisturbed(pc, async () => {
        const { total: _, ...mine } = await bucketsOf(pc, see);
        const [wrong, left, ...rest] = mine.buckets.filter(({ entity }) => entity === 'customer');
        const others = mine.buckets.filter(({ entity }) => entity !== 'customer');
        const buckets = [{ ...wrong!, sha256: sha256('something else') }, ...rest, ...others];
        const note = left ? 'one bucket wrong, one left out' : 'one bucket wrong';
        const expected = [wrong!, ...(left ? [left] : [])].map(({ bucket, count }) => ({ bucket, count }));
        return { expected, ...(await reconcile(pc, see, [], { ...mine, buckets }, note)) };
      });
      const named = records?.differing.map(({ bucket, entries }) => ({ bucket, count: entries.length }));
      const order = (a: { bucket: number }, b: { bucket: number }) => a.bucket - b.bucket;
      see.equal(answer, 'differing', named?.sort(order), expected.sort(order));
    },
  },
  {
    id: 'reconcile.meanwhile',
    rule: {
      zh: '对账时又有人保存：不作比较，请先拉取',
      en: 'Saved meanwhile: nothing is compared (records null), pull first',
    },
    run: async ({ pc }, see) => {
      const { total: _, ...mine } = await bucketsOf(pc, see);
      await delivered(pc, see, 1);
      const { answer, records, head_seq: head } = await reconcile(pc, see, [], mine, 'as_of_seq of before a save');
      see.equal(answer, 'records', records, null);
      see.that(answer, `head_seq beyond ${mine.as_of_seq}`, head, head > mine.as_of_seq);
    },
  },
];

export const reconciliation: Group = {
  id: 'reconcile',
  title: { zh: '夜间对账', en: 'Reconciliation' },
  checks: [...operations, ...proof],
};

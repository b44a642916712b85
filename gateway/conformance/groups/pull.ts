import { pullResponse, type WireChange } from '../../protocol.ts';
import type { Check, Group } from '../check.ts';
import { newId, person } from '../operation.ts';
import type { Pc } from '../pc.ts';
import type { Witness } from '../witness.ts';

const cards = (pc: Pc, count: number) =>
  Array.from({ length: count }, () => pc.op({ id: newId(), patch: person(pc.enrolled.operator) }));

/** Every number after `from`, none left out, none twice. */
function dense(see: Witness, sent: string, from: number, changes: readonly WireChange[]): void {
  const gap = changes.findIndex(({ seq }, index) => seq !== from + index + 1);
  const came = changes.slice(Math.max(0, gap - 1), gap + 2).map(({ seq }) => seq);
  see.that(
    sent,
    `seq ${from + 1}, ${from + 2}, … without a gap`,
    gap < 0 ? `${changes.length} changes` : came,
    gap < 0,
  );
}

const checks: Check[] = [
  {
    id: 'pull.dense',
    rule: {
      zh: '变更序号递增、不留空号；被拒绝的操作不占号',
      en: 'Sequences ascend without a gap; refused operations take none',
    },
    run: async ({ pc }, see) => {
      await pc.news();
      const from = pc.cursor;
      const [a, b, c] = cards(pc, 3);
      const bad = pc.op({ id: newId(), patch: { kind: 'person' } });
      see.applied(await pc.push([a!, bad, b!], { note: '2 good operations, 1 bad' }), a!, b!);
      see.applied(await pc.push([c!]), c!);
      const changes = await pc.news();
      dense(see, `GET /v1/pull?cursor=${from}`, from, changes);
      see.that('GET /v1/pull', 'all 3 changes', changes.length, changes.length >= 3);
    },
  },
  {
    id: 'pull.own-change',
    rule: { zh: '自己的修改也在变更里，内容相同', en: 'A PC’s own change is in the feed, as it was sent' },
    run: async ({ pc }, see) => {
      await pc.news();
      const id = newId();
      const patch = person(pc.enrolled.operator, { address: '城西路 1 号' });
      const op = pc.op({ id, patch });
      const seq = see.applied(await pc.push([op]), op);
      const change = (await pc.news()).find(({ entity_id }) => entity_id === id);
      const { name, address } = change?.doc ?? {};
      const came = { entity: change?.entity, seq: change?.seq, name, address };
      see.equal('GET /v1/pull', 'the change', came, {
        entity: 'customer',
        seq,
        name: patch.name,
        address: '城西路 1 号',
      });
      see.equal('GET /v1/pull', 'deleted_at, merged_into', [change?.deleted_at, change?.merged_into], [null, null]);
    },
  },
  {
    id: 'pull.paging',
    rule: {
      zh: '分页：limit、cursor 与 more 合起来不多不少',
      en: 'Pages: limit, cursor and more leave nothing out and repeat nothing',
    },
    run: async ({ pc }, see) => {
      await pc.news();
      const from = pc.cursor;
      const ops = cards(pc, 5);
      see.applied(await pc.push(ops), ...ops);
      const changes: WireChange[] = [];
      let cursor = from;
      for (let pages = 0, more = true; more && pages < 50; pages += 1) {
        const answer = await pc.pull(cursor, 2);
        const page = see.shape(answer, pullResponse);
        see.that(answer, 'at most 2 changes', page.changes.length, page.changes.length <= 2);
        see.that(answer, 'a cursor that moves on', page.cursor, !page.more || page.cursor > cursor);
        changes.push(...page.changes);
        ({ cursor, more } = page);
      }
      dense(see, 'GET /v1/pull?limit=2, page by page', from, changes);
      const ids = new Set(changes.map(({ entity_id: id }) => id));
      const missing = ops.filter(({ body }) => !ids.has((JSON.parse(body) as { entity_id: string }).entity_id));
      see.equal('GET /v1/pull?limit=2, page by page', 'cards left out', missing.length, 0);
      let end = await pc.pull(cursor, 2);
      let rest = see.shape(end, pullResponse);
      // Others may save meanwhile; a page that comes again and again is none of theirs.
      for (let foreign = 0; rest.changes[0]?.seq === cursor + 1 && foreign < 20; foreign += 1) {
        cursor += rest.changes.length;
        end = await pc.pull(cursor, 2);
        rest = see.shape(end, pullResponse);
      }
      see.equal(end, 'changes, cursor, more', [rest.changes.length, rest.cursor, rest.more], [0, cursor, false]);
    },
  },
  {
    id: 'pull.limits',
    rule: { zh: 'limit 为 1–1000，cursor 不为负，否则 400', en: 'limit is 1-1000 and cursor not negative, else 400' },
    run: async ({ pc }, see) => {
      for (const query of ['limit=0', 'limit=1001', 'limit=many', 'cursor=-1']) {
        see.refusal(await pc.send('GET', `/v1/pull?${query}`), 400, 'invalid_request');
      }
    },
  },
  {
    id: 'pull.deletion',
    rule: { zh: '删除以 doc 为空、带 deleted_at 的变更送达', en: 'A deletion arrives with doc null and deleted_at' },
    run: async ({ pc }, see) => {
      await pc.news();
      const id = newId();
      const put = pc.op({ id, patch: person(pc.enrolled.operator) });
      const gone = pc.op({ id, kind: 'delete', patch: {} });
      see.applied(await pc.push([put, gone], { note: 'a card and its deletion' }), put, gone);
      const last = (await pc.news()).findLast(({ entity_id }) => entity_id === id);
      const ok = last?.doc === null && typeof last.deleted_at === 'number';
      see.that('GET /v1/pull', 'doc null, deleted_at an instant', last, ok);
    },
  },
  {
    id: 'pull.nothing-overtaken',
    rule: {
      zh: '两台电脑同时上传时，边上传边拉取也不漏变更',
      en: 'While two PCs push at once, a reader misses nothing',
    },
    run: async ({ both: [pc, other] }, see) => {
      await pc.news();
      const from = pc.cursor;
      let writing = true;
      const write = async (writer: Pc) => {
        for (let round = 0; round < 5; round += 1) {
          const ops = cards(writer, 4);
          see.applied(await writer.push(ops), ...ops);
        }
      };
      const written = Promise.all([write(pc.restored()), write(other)]).finally(() => {
        writing = false;
      });
      const changes: WireChange[] = [];
      const read = async () => {
        while (writing) changes.push(...(await pc.news()));
      };
      await Promise.all([written, read()]);
      changes.push(...(await pc.news()));
      dense(see, 'pulls between 10 pushes of two PCs', from, changes);
      see.that('pulls between 10 pushes of two PCs', 'all 40 cards', changes.length, changes.length >= 40);
    },
  },
];

export const pull: Group = { id: 'pull', title: { zh: '下载变更', en: 'Pull' }, checks };

import type { Mutant } from './mutant.ts';

/** An answer nobody gave, in the words of the code around it. */
const claimed = (op: string) =>
  `({ op_id: ${op}.op_id, status: 'applied' as const, code: null, message: null, retryable: false, server_seq: 1, server_doc: null })`;

export const CLIENT_MUTANTS: readonly Mutant[] = [
  {
    name: 'outbox-apart',
    harm: 'a power cut between the save and its outbox entry: head office never hears of the save',
    edits: [
      {
        file: 'electron/kernel/write.ts',
        find: 'const append = outboxAppender(db);',
        replace: 'const append = outboxAppender(db); const later: Parameters<typeof append>[0][] = [];',
      },
      {
        file: 'electron/kernel/write.ts',
        find: 'append({ entity, entityId: row.id',
        replace: 'later.push({ entity, entityId: row.id',
      },
      {
        file: 'electron/kernel/write.ts',
        find: 'if (changes.length > 0) onCommit(changes);',
        replace: 'for (const op of later.splice(0)) append(op);\n    if (changes.length > 0) onCommit(changes);',
      },
    ],
  },
  {
    name: 'queue-dropped-on-5xx',
    harm: 'a gateway that is unwell empties the queue',
    edits: [
      {
        file: 'electron/workers/sync/drain.ts',
        find: 'if (refusedAs(error) === null || lease.ops.length === 0) throw error;',
        replace: `if (error instanceof TransportFailure && error.reason === 'gatewayBusy')
      return {
        gateway_epoch: '',
        server_time: 0,
        next: { max_ops: 500, max_bytes: 1_000_000, delay_ms: 0 },
        results: lease.ops.map((op) => ${claimed('op')}),
      };
    if (refusedAs(error) === null || lease.ops.length === 0) throw error;`,
      },
    ],
  },
  {
    name: 'partial-ack-taken-as-full',
    harm: 'what the answer does not mention counts as delivered',
    edits: [
      {
        file: 'electron/workers/sync/drain.ts',
        find: 'contacted = true;',
        replace: `contacted = true;
    for (const op of lease.ops.slice(sent.results.length)) sent.results.push(${claimed('op')});`,
      },
    ],
  },
  {
    name: 'cursor-before-data',
    from: 8,
    harm: 'a power cut while records arrive: the PC never asks for the rest of the page',
    edits: [
      {
        file: 'electron/features/sync/arriving/feed.ts',
        find: 'if (page.answer.changes.length > 0)',
        replace: `if (page.answer.changes.length > 0) store.write(SYSTEM, (tx) => moveCursor(tx, page.answer.cursor));
    if (page.answer.changes.length > 0)`,
      },
    ],
  },
  {
    name: 'no-gap-check',
    from: 30,
    harm: 'a change a lagging replica leaves out is never asked for again',
    edits: [
      {
        file: 'electron/features/sync/arriving/feed.ts',
        find: 'if (!isDense(page)) {',
        replace: 'if (page.kind !== "feed") {',
      },
    ],
  },
  {
    name: 'base-derived-again',
    harm: 'a save claims to know what arrived after it, and overwrites it',
    edits: [
      {
        file: 'electron/features/sync/sending/lease.ts',
        find: 'const wire = ({ opId, opSeq, sha256, body,',
        replace: `const wire = (op: OutboxRow): WireOp => {
  const sent = wireAsSaved(op);
  const body = JSON.stringify({ ...JSON.parse(sent.body), base_seq: 1_000_000 });
  return { ...sent, body, sha256: createHash('sha256').update(body).digest('hex') };
};
const wireAsSaved = ({ opId, opSeq, sha256, body,`,
      },
      {
        file: 'electron/features/sync/sending/lease.ts',
        find: "import { backlogReader } from '../status/backlog.ts';",
        replace: "import { createHash } from 'node:crypto';\nimport { backlogReader } from '../status/backlog.ts';",
      },
    ],
  },
  {
    name: 'answer-taken-as-seen',
    from: 150,
    harm: 'an answer moves the place a save is based on past changes this PC never showed: the next save overwrites them unseen',
    edits: [
      {
        file: 'electron/features/sync/sending/results.ts',
        find: 'SET server_seq = ? WHERE id = ? AND server_seq IS NULL`',
        replace: 'SET server_seq = ? WHERE id = ?`',
      },
    ],
  },
  {
    name: 'skip-rule-reversed',
    harm: 'older documents replace newer ones',
    edits: [
      { file: 'electron/kernel/write.ts', find: 'arrived.seq < row.serverSeq', replace: 'arrived.seq > row.serverSeq' },
    ],
  },
  {
    name: 'retained-not-sent-again',
    harm: 'what a restored gateway lost stays lost',
    edits: [
      {
        file: 'electron/features/sync/enrolment/enrolled.ts',
        find: "SET state = 'pending', attempts = 0, next_try_at = NULL, acked_at = NULL, server_seq = NULL",
        replace: "SET state = 'acked', attempts = 0, next_try_at = NULL, server_seq = 1",
      },
    ],
  },
  {
    name: 'stick-counts-again',
    from: 16,
    harm: 'a backlog carried on a stick arrives twice: once from the PC that brought it in, once from its own',
    edits: [
      {
        file: 'electron/features/sync/usb/import.ts',
        find: 'const what = [line.op_id, entity,',
        replace: 'const what = [crypto.randomUUID(), entity,',
      },
    ],
  },
  {
    name: 'overlay-forgotten',
    harm: 'a record that arrives wipes what a person typed here and has yet to decide about',
    edits: [
      {
        file: 'electron/features/sync/arriving/arrivals.ts',
        find: 'overlayOf(store.db, id, seq))',
        replace: 'overlayOf(store.db, id, seq).slice(1e6))',
      },
    ],
  },
];

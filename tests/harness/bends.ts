import { createHash, randomUUID } from 'node:crypto';
import type { WireChange, WireOp } from '../../gateway/protocol.ts';
import type { Answered, Bend } from './bending-proxy.ts';

/** A gateway with one mistake that somebody could make, and the rules it breaks by it. */
export interface BentGateway {
  title: string;
  /** Group of the kit that must notice. */
  group: string;
  /** Every rule of that group that must be named, and no other. */
  breaks: string[];
  make(): Bend;
}

const PUSH = 'POST /v1/push';
const PULL = 'GET /v1/pull';

const onAnswer =
  (route: string, change: (answer: Answered) => void): (() => Bend) =>
  () => ({
    answer: (answer) => {
      if (answer.route.startsWith(route)) change(answer);
    },
  });
const onOps =
  (change: (op: WireOp, index: number, ops: WireOp[]) => void): (() => Bend) =>
  () => ({
    ask: (route, json) => {
      if (route === PUSH) json.ops?.forEach(change);
    },
  });
const onResults = (change: (result: Record<string, unknown>) => void) =>
  onAnswer(PUSH, ({ json }) => json.results?.forEach(change));
const onChanges = (change: (changes: WireChange[]) => WireChange[]) =>
  onAnswer(PULL, ({ json }) => {
    if (json.changes) json.changes = change(json.changes);
  });
const rewrite = (op: WireOp, body: string): void => {
  op.body = body;
  op.sha256 = createHash('sha256').update(body).digest('hex');
};
/** Lets what the gateway refuses pass as this. */
const insteadOf = (route: string, status: number, json: unknown) =>
  onAnswer(route, (answer) => {
    if (answer.status === status) Object.assign(answer, { status: 200, json });
  });

/** Operations get new ids and numbers each time they come: nothing is recognised. */
function forgetful(): Bend {
  const real = new Map<string, string>();
  let seq = 1_000_000;
  return {
    ask: (route, json) => {
      if (route !== PUSH) return;
      for (const op of json.ops ?? []) {
        const id = randomUUID();
        real.set(id, op.op_id);
        Object.assign(op, { op_id: id, op_seq: ++seq });
      }
    },
    answer: ({ route, json }) => {
      if (route === PUSH) for (const result of json.results ?? []) result.op_id = real.get(result.op_id);
    },
  };
}

/** The first token given out is given to everybody. */
function careless(): Bend {
  let token: unknown = null;
  return {
    answer: (answer) => {
      if (answer.route !== 'POST /v1/token') return;
      token ??= answer.json;
      Object.assign(answer, { status: 200, json: token });
    },
  };
}

export const BENT_GATEWAYS: readonly BentGateway[] = [
  {
    title: 'that confirms one car to two orders',
    group: 'claims',
    breaks: ['claims.first-arrival', 'claims.together', 'claims.own-word'],
    make: onResults((result) => {
      if (result.code === 'claim_taken') Object.assign(result, { status: 'applied', code: null, server_doc: null });
    }),
  },
  {
    title: 'that tells nobody of a lost claim',
    group: 'claims',
    breaks: ['claims.issue'],
    make: onChanges((changes) => changes.filter(({ entity }) => entity !== 'deal_issue')),
  },
  {
    title: 'whose description leaves out an endpoint',
    group: 'about',
    breaks: ['about.openapi'],
    make: onAnswer('GET /openapi.json', ({ json }) => delete json.paths['/v1/reconcile']),
  },
  {
    title: 'whose codes serve anybody, and again',
    group: 'enrol',
    breaks: ['enrol.unknown-code', 'enrol.code-serves-once'],
    make: insteadOf('POST /v1/enrol', 403, {
      ...{ device_id: randomUUID(), store_id: 'S001', gateway_epoch: randomUUID(), operator: 'dealer' },
    }),
  },
  {
    title: 'whose tokens never expire',
    group: 'access',
    breaks: ['access.token'],
    make: onAnswer('POST /v1/token', ({ json }) => {
      if (json.expires_at) json.expires_at = Number.MAX_SAFE_INTEGER;
    }),
  },
  {
    title: 'that looks at no signature',
    group: 'access',
    breaks: ['access.nonce-serves-once', 'access.own-signature', 'access.p1363'],
    make: careless,
  },
  {
    title: 'that answers without a token',
    group: 'access',
    breaks: ['access.token-needed'],
    make: insteadOf(PULL, 401, { changes: [], cursor: 0, more: false, gateway_epoch: randomUUID() }),
  },
  {
    title: 'that applies an operation each time it comes (no de-dupe)',
    group: 'push',
    breaks: ['push.duplicate', 'push.order-of-effects', 'push.exact-bytes'],
    make: forgetful,
  },
  {
    title: 'that calls a repeated operation applied',
    group: 'push',
    breaks: ['push.duplicate'],
    make: onResults((result) => {
      if (result.status === 'duplicate') result.status = 'applied';
    }),
  },
  {
    title: 'whose results stand in an order of its own',
    group: 'push',
    breaks: ['push.order-of-results'],
    make: onAnswer(PUSH, ({ json }) => json.results?.reverse()),
  },
  {
    title: 'that applies operations as they stand in the push',
    group: 'push',
    breaks: ['push.order-of-effects'],
    make: onOps((op, index, ops) => {
      if (index === 0) {
        const numbers = ops.map(({ op_seq: seq }) => seq).sort((a, b) => a - b);
        ops.forEach((one, at) => {
          one.op_seq = numbers[at]!;
        });
      }
      return op;
    }),
  },
  {
    title: 'that keeps the meaning of a text and not its bytes',
    group: 'push',
    breaks: ['push.exact-bytes'],
    make: onOps((op) => rewrite(op, JSON.stringify(JSON.parse(op.body)))),
  },
  {
    title: 'that keeps only the fields it knows',
    group: 'push',
    breaks: ['push.unknown-fields'],
    make: onChanges((changes) => {
      for (const { doc } of changes) delete doc?.conformanceUnknown;
      return changes;
    }),
  },
  {
    title: 'that believes the showroom in the body',
    group: 'push',
    breaks: ['push.store-from-token'],
    make: () => {
      const astray = new Set<string>();
      return {
        ask: (route, json) => {
          if (route !== PUSH || !json.store_id) return;
          for (const { body } of json.ops) astray.add(JSON.parse(body).entity_id);
        },
        answer: ({ route, json }) => {
          if (route === PULL && json.changes)
            json.changes = json.changes.filter((change: WireChange) => !astray.has(change.entity_id));
        },
      };
    },
  },
  {
    title: 'that checks no hash',
    group: 'refusals',
    breaks: ['refusals.hash-mismatch'],
    make: onOps((op) => rewrite(op, op.body)),
  },
  {
    title: 'whose refusals name no field',
    group: 'refusals',
    breaks: ['refusals.invalid-body'],
    make: onResults((result) => {
      if (result.status === 'rejected') result.message = 'refused';
    }),
  },
  {
    title: 'that refuses what a newer PC sends',
    group: 'refusals',
    breaks: ['refusals.newer-kinds-wait'],
    make: onResults((result) => {
      if (result.status === 'deferred') Object.assign(result, { status: 'rejected', retryable: false });
    }),
  },
  {
    title: 'that takes pushes meant for the time before its restore',
    group: 'refusals',
    breaks: ['refusals.gateway-epoch'],
    make: () => {
      let epoch = '';
      return {
        ask: (route, json) => {
          if (route === PUSH && epoch && json.gateway_epoch) json.gateway_epoch = epoch;
        },
        answer: ({ json }) => {
          epoch = json?.gateway_epoch ?? epoch;
        },
      };
    },
  },
  {
    title: 'that answers 500 to what is too large',
    group: 'refusals',
    breaks: ['refusals.too-large'],
    make: onAnswer(PUSH, (answer) => {
      if (answer.status === 413) answer.status = 500;
    }),
  },
  {
    title: 'that does not notice a copied disk',
    group: 'refusals',
    breaks: ['refusals.device-cloned'],
    make: () => {
      let seq = 1_000_000;
      return {
        ask: (route, json) => {
          if (route === PUSH) for (const op of json.ops ?? []) op.op_seq = ++seq;
        },
      };
    },
  },
  {
    title: 'whose cursor jumps over a change',
    group: 'pull',
    breaks: ['pull.dense', 'pull.paging', 'pull.deletion', 'pull.nothing-overtaken'],
    make: onChanges((changes) => (changes.length < 2 ? changes : changes.toSpliced(1, 1))),
  },
  {
    title: 'that overtakes while two PCs push (a sequence taken before the commit)',
    group: 'pull',
    breaks: ['pull.nothing-overtaken'],
    make: () => {
      let pushing = 0;
      return {
        ask: (route) => {
          if (route === PUSH) pushing += 1;
        },
        answer: ({ route, json, query }) => {
          if (route === PUSH) pushing -= 1;
          // The first of two open transactions is not visible yet when a reader passes.
          if (route === PULL && pushing > 0 && query.get('limit') === '1000') json.changes?.shift();
        },
      };
    },
  },
  {
    title: 'that calls every page the last one',
    group: 'pull',
    breaks: ['pull.paging'],
    make: onAnswer(PULL, ({ json }) => {
      if (json.more) json.more = false;
    }),
  },
  {
    title: 'whose deletions look like any change',
    group: 'pull',
    breaks: ['pull.deletion'],
    make: onChanges((changes) => changes.map((change) => ({ ...change, deleted_at: null }))),
  },
  {
    title: 'where the last one to save a phone wins unseen',
    group: 'fields',
    breaks: ['fields.guarded-conflict'],
    make: onOps((op) => {
      const body = JSON.parse(op.body);
      if (body.kind === 'patch') rewrite(op, JSON.stringify({ ...body, base_seq: 999_999_999 }));
    }),
  },
  {
    title: 'that calls every two changes of a record a conflict',
    group: 'fields',
    breaks: ['fields.last-arrival', 'fields.equal-value', 'fields.visits'],
    make: () => {
      const heads = new Map<string, number>();
      return {
        answer: ({ route, asked, json }) => {
          if (route !== PUSH) return;
          for (const [at, op] of (asked.ops as WireOp[]).entries()) {
            const { entity_id: id, base_seq: base } = JSON.parse(op.body);
            const result = json.results[at];
            const key = `${id} ${asked.epoch}`;
            const others = [...heads].filter(([one, seq]) => one.startsWith(id) && one !== key && seq > (base ?? 0));
            if (base !== null && others.length > 0) Object.assign(result, { status: 'conflict' });
            if (result.server_seq) heads.set(key, result.server_seq);
          }
        },
      };
    },
  },
  {
    title: 'that tells nobody what was merged',
    group: 'cards',
    breaks: ['cards.merge'],
    make: onChanges((changes) => changes.map((change) => ({ ...change, merged_into: null }))),
  },
  {
    title: 'that does not say where a late change went',
    group: 'cards',
    breaks: ['cards.late-patch'],
    make: onResults((result) => {
      delete result.followed;
    }),
  },
  {
    title: 'that looks for no cards that are one customer',
    group: 'cards',
    breaks: ['cards.duplicates'],
    make: onChanges((changes) => changes.filter(({ entity }) => entity !== 'duplicate')),
  },
  {
    title: 'whose snapshot leaves out what was deleted',
    group: 'snapshot',
    breaks: ['snapshot.pages'],
    make: onAnswer('GET /v1/snapshot', ({ json }) => {
      json.changes = json.changes.filter((change: WireChange) => change.deleted_at === null);
    }),
  },
  {
    title: 'whose snapshot claims to be newer than its pages',
    group: 'snapshot',
    breaks: ['snapshot.and-feed'],
    make: onAnswer('GET /v1/snapshot', ({ json }) => {
      json.as_of_seq += 3;
    }),
  },
  {
    title: 'whose snapshot begins with the visits',
    group: 'snapshot',
    breaks: ['snapshot.staff-first'],
    make: onAnswer('GET /v1/snapshot', ({ json }) => json.changes.reverse()),
  },
  {
    title: 'that knows no deleted record by its id',
    group: 'records',
    breaks: ['records.by-id'],
    make: onAnswer('POST /v1/records', ({ json }) => {
      json.changes = json.changes.filter((change: WireChange) => change.doc);
    }),
  },
  {
    title: 'that is always content with what was sent',
    group: 'reconcile',
    breaks: ['reconcile.missing-range'],
    make: onAnswer('POST /v1/reconcile', ({ json }) => {
      json.missing = [];
    }),
  },
  {
    title: 'that finds all records equal',
    group: 'reconcile',
    breaks: ['reconcile.records-differ'],
    make: onAnswer('POST /v1/reconcile', ({ json }) => {
      if (json.records) json.records.differing = [];
    }),
  },
  {
    title: 'that compares records while somebody saves',
    group: 'reconcile',
    breaks: ['reconcile.meanwhile'],
    make: onAnswer('POST /v1/reconcile', ({ asked, json }) => {
      if (asked.records) json.records ??= { total: 0, differing: [] };
    }),
  },
  {
    title: 'that never wakes anybody up',
    group: 'events',
    breaks: ['events.wake-up'],
    make: () => ({ silentEvents: true }),
  },
  {
    title: 'that forgets a file when the line breaks',
    group: 'attachments',
    breaks: ['attachments.resume', 'attachments.wrong-offset'],
    make: onAnswer('HEAD /v1/attachments', ({ headers }) => {
      headers['x-received'] = '0';
    }),
  },
  {
    title: 'that takes any content for a file',
    group: 'attachments',
    breaks: ['attachments.wrong-hash'],
    make: insteadOf('PUT /v1/attachments', 400, { received: 1000, complete: true }),
  },
  {
    title: 'that gives back another file',
    group: 'attachments',
    breaks: ['attachments.download'],
    make: onAnswer('GET /v1/attachments', (answer) => {
      if (answer.status === 200) answer.json = {};
    }),
  },
];

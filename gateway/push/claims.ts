import { type ClaimHolder, type ClaimRequest, lostCode, seizedCode } from '../../db/documents/claim.ts';
import { sideOf } from '../../db/transfers/relay.ts';
import type { EntityName } from '../protocol.ts';
import { type HeldClaim, heldClaims, showroomOf, staffOf, writeClaims } from '../store/claims.ts';
import { grouped } from '../store/columns.ts';
import type { Queryable } from '../store/database.ts';
import type { ReadOperation } from '../store/operation.ts';
import type { Pusher } from '../store/operations.ts';
import { documentOf, type RecordRow } from '../store/record.ts';
import type { Effect } from './effect.ts';
import { refuse } from './effect.ts';
import { issueClosed, issueId, issueOpened, ownerOf, written } from './issues.ts';
import { conflict, rejected } from './outcomes.ts';

/** What only one of all showrooms on this gateway can have; everything else is a showroom's own. */
const OF_ALL = /^vin:/;
const GROUP = '*';
/** Who may take a claim away from another record: 改配. */
const REASSIGNERS: ReadonlySet<string | null> = new Set(['manager', 'admin']);
/** What takes a transferred car over. */
const RECEIVERS: ReadonlySet<string> = new Set(['transfer_in', 'allocation']);
const ALWAYS = { from: '', to: '9999-12-31' };

/** The records a judgement reads, as the operations before it left them. */
export interface Bench {
  /** Many at once, for what will be asked one by one. */
  fetch(entity: EntityName, ids: readonly string[]): Promise<void>;
  recordOf(entity: EntityName, id: string): Promise<RecordRow | null>;
}

/** A change that follows from a judgement, made once its place in the log is known; null: nothing to say. */
export interface Consequence {
  entity: EntityName;
  make(seq: number): RecordRow | null;
}

/** A judgement: what becomes of the operation, and what else changes with it. */
export interface Judgement {
  effect: Effect;
  also: Consequence[];
}

interface Evaluated {
  held: Map<string, HeldClaim[]>;
  lost: { request: ClaimRequest; to: HeldClaim } | null;
  /** Claims of other records that end by this. */
  ended: { claim: HeldClaim; code: string }[];
}

/** The claims of one batch, judged one after the other in the transaction that holds the showroom's lock (DEALS 6.2). */
export class ClaimDesk {
  readonly #tx: Queryable;
  readonly #pusher: Pusher;
  readonly #before: ReadonlyMap<string, HeldClaim[]>;
  readonly #isGroup: boolean;
  readonly #bench: Bench;
  /** Names of people and showrooms that were asked for. */
  readonly #people = new Map<string, Awaited<ReturnType<typeof staffOf>>>();
  readonly #showrooms = new Map<string, string>();
  #held: Map<string, HeldClaim[]>;

  private constructor(tx: Queryable, pusher: Pusher, held: Map<string, HeldClaim[]>, isGroup: boolean, bench: Bench) {
    this.#tx = tx;
    this.#pusher = pusher;
    this.#before = held;
    this.#held = new Map(held);
    this.#isGroup = isGroup;
    this.#bench = bench;
  }

  /** Null when none of the operations claims anything, as in nearly every push. */
  static async open(
    tx: Queryable,
    pusher: Pusher,
    operations: readonly ReadOperation[],
    bench: Bench,
  ): Promise<ClaimDesk | null> {
    const keys = new Set(operations.flatMap(({ body }) => body.claims?.map(({ key }) => key) ?? []));
    if (keys.size === 0) return null;
    const held = new Map<string, HeldClaim[]>([...keys].map((key) => [key, []]));
    const { operator } = await showroomOf(tx, pusher.storeId);
    const isGroup = operator === 'dealer';
    const scopes = isGroup ? [pusher.storeId, GROUP] : [pusher.storeId];
    const all = await heldClaims(tx, scopes, [...keys]);
    for (const claim of all) held.get(claim.key)!.push(claim);
    const asked = operations.flatMap(({ body }) => body.claims?.map(({ key }) => issueId(key, body.entity_id)) ?? []);
    await bench.fetch('deal_issue', asked);
    const ours = grouped(
      all.filter(({ storeId }) => storeId === pusher.storeId),
      ({ entity }) => entity,
    );
    for (const [entity, claims] of ours)
      await bench.fetch(
        entity,
        claims.map(({ docId }) => docId),
      );
    return new ClaimDesk(tx, pusher, held, isGroup, bench);
  }

  /** Judges what an operation claims that has just been applied. The change stands either way; what was lost is said on the record. */
  async judge(operation: ReadOperation, { outcome, row }: Effect): Promise<Judgement> {
    const claims = operation.body.claims;
    if (!claims || row === null) return { effect: { outcome, row }, also: [] };
    const passing = await this.#passing(operation, claims);
    const others = claims.some(
      ({ action, expect }) => action === 'release' && expect && expect !== row.id && !passing.has(expect),
    );
    if (others && !(await this.#mayReassign(operation))) {
      const message = '只有经理可以把已配给别人的改配过来';
      return { effect: refuse(rejected('authority_insufficient', message)), also: [] };
    }
    const found = this.#evaluate(operation, row, claims, passing);
    if (found.lost) {
      this.#giveBack(row.id, claims);
      return this.#lose(operation, row, found.lost);
    }
    this.#held = found.held;
    return this.#win(operation, { outcome, row }, claims, found);
  }

  /** Writes who holds what after the batch. */
  async write(): Promise<void> {
    const [gone, fresh]: [HeldClaim[], HeldClaim[]] = [[], []];
    for (const [key, after] of this.#held) {
      const before = this.#before.get(key) ?? [];
      gone.push(...before.filter((claim) => !after.includes(claim)));
      fresh.push(...after.filter((claim) => !before.includes(claim)));
    }
    await writeClaims(this.#tx, gone, fresh);
  }

  /** What a record held of the keys it lost one of: it says something else by now. */
  #giveBack(id: string, claims: readonly ClaimRequest[]): void {
    for (const { key } of claims)
      this.#held.set(
        key,
        (this.#held.get(key) ?? []).filter(({ docId }) => docId !== id),
      );
  }

  /** All of an operation's claims together, or none. */
  #evaluate(
    operation: ReadOperation,
    row: RecordRow,
    claims: readonly ClaimRequest[],
    passing: ReadonlySet<string>,
  ): Evaluated {
    const found: Evaluated = { held: new Map(this.#held), lost: null, ended: [] };
    const { storeId } = this.#pusher;
    for (const request of claims) {
      const { key, action, expect } = request;
      const all = found.held.get(key) ?? [];
      const without = (gone: readonly HeldClaim[]) => all.filter((claim) => !gone.includes(claim));
      const mine = all.filter(({ docId }) => docId === row.id);
      if (action === 'release') {
        const whose = expect ?? row.id;
        const released = all.filter(
          (claim) => claim.docId === whose && (claim.storeId === storeId || passing.has(whose)),
        );
        if (whose !== row.id && !passing.has(whose))
          found.ended.push(...released.map((claim) => ({ claim, code: 'claim_reassigned' })));
        found.held.set(key, without(released));
        continue;
      }
      const claim = this.#claimOf(request, operation, row);
      const standing = without(mine).find((other) => other.from <= claim.to && claim.from <= other.to);
      const isExpected = action === 'handOver' && expect != null && standing?.docId === expect;
      const isOurs = standing?.storeId === storeId;
      const yields = (isOurs && (action === 'seize' || isExpected)) || (isExpected && passing.has(expect));
      if (standing && !yields) return { ...found, lost: { request, to: standing } };
      if (standing && action === 'seize') found.ended.push({ claim: standing, code: seizedCode(key, standing.entity) });
      found.held.set(key, [...without([...mine, ...(standing ? [standing] : [])]), claim]);
    }
    return found;
  }

  /**
   * Transfers whose claim this store may take over though the other store holds it: those that bring it the car, by its receipt or the
   * 配车 made with it.
   */
  async #passing({ body }: ReadOperation, claims: readonly ClaimRequest[]): Promise<ReadonlySet<string>> {
    const found = new Set<string>();
    if (!this.#isGroup || !RECEIVERS.has(body.entity)) return found;
    for (const { key, expect } of claims) {
      const holder = this.#held.get(key)?.find(({ docId, entity }) => docId === expect && entity === 'transfer_order');
      if (!holder) continue;
      const transfer = await this.#bench.recordOf('transfer_order', holder.docId);
      const doc = transfer && documentOf(transfer);
      const { storeId } = this.#pusher;
      if (doc && sideOf(doc, storeId) === 'asker' && doc.fromStoreId === holder.storeId) found.add(holder.docId);
    }
    return found;
  }

  #claimOf({ key, from, to }: ClaimRequest, { opId, body }: ReadOperation, row: RecordRow): HeldClaim {
    const { storeId, now: at } = this.#pusher;
    const scope = this.#isGroup && OF_ALL.test(key) ? GROUP : storeId;
    const days = { from: from ?? ALWAYS.from, to: to ?? ALWAYS.to };
    const whose = { storeId, entity: body.entity, docId: row.id, opId, actorId: body.actor_id };
    return { scope, key, ...days, ...whose, seq: row.seq, at };
  }

  async #win(
    { body }: ReadOperation,
    { outcome, row }: { outcome: Effect['outcome']; row: RecordRow },
    claims: readonly ClaimRequest[],
    { held, ended }: Evaluated,
  ): Promise<Judgement> {
    const keys = [...new Set(claims.map(({ key }) => key))];
    const holds = keys.some((key) => held.get(key)?.some(({ docId }) => docId === row.id));
    const also: Consequence[] = [];
    const { now } = this.#pusher;
    for (const key of keys) {
      const before = await this.#bench.recordOf('deal_issue', issueId(key, row.id));
      const how = holds ? 'taken' : 'released';
      also.push({ entity: 'deal_issue', make: (seq) => issueClosed(before, how, body.actor_id, seq, now) });
    }
    for (const { claim, code } of ended) {
      const loser = await this.#bench.recordOf(claim.entity, claim.docId);
      const winner = held.get(claim.key)?.find(({ docId }) => docId === row.id);
      if (!loser || loser.deletedAt !== null || !winner) continue;
      const holder = await this.#holder({ ...winner, code }, row);
      also.push(...(await this.#loss({ entity: claim.entity, row: loser, actorId: claim.actorId }, holder)));
    }
    const judged = { claimState: holds ? 'confirmed' : 'released', claimHolder: null };
    return { effect: { outcome, row: marked(row, judged) }, also };
  }

  async #lose(
    operation: ReadOperation,
    row: RecordRow,
    { request, to }: NonNullable<Evaluated['lost']>,
  ): Promise<Judgement> {
    const theirs = to.storeId === this.#pusher.storeId ? await this.#bench.recordOf(to.entity, to.docId) : null;
    const holder = await this.#holder({ ...to, code: lostCode(request.key, to.entity) }, theirs);
    const after = marked(row, { claimState: 'lost', claimHolder: holder });
    const { entity, actor_id } = operation.body;
    // Of two decisions the higher level is asked, and nobody where they say the same.
    const actorId = isAbove(theirs, row) ? to.actorId : actor_id;
    const [, issue] = await this.#loss({ entity, row: after, actorId }, holder);
    const outcome = conflict(holder.code, sentence(holder), after.seq, documentOf(after));
    const asked = isDecided(request.key) && theirs !== null && documentOf(theirs).verdict === documentOf(row).verdict;
    return { effect: { outcome, row: after }, also: asked ? [] : [issue] };
  }

  /** What becomes of a record that lost its claim, and the question that asks somebody to settle it. */
  async #loss(
    { entity, row, actorId }: { entity: EntityName; row: RecordRow; actorId: string },
    holder: ClaimHolder,
  ): Promise<[Consequence, Consequence]> {
    const { now } = this.#pusher;
    const before = await this.#bench.recordOf('deal_issue', issueId(holder.key, row.id));
    const said = { claimState: 'lost', claimHolder: holder };
    return [
      { entity, make: (seq) => written(row, row.id, said, seq, now) },
      { entity: 'deal_issue', make: (seq) => issueOpened(before, { entity, row, actorId }, holder, seq, now) },
    ];
  }

  /** As far as the loser may know: a number, a colleague, a showroom. */
  async #holder(claim: HeldClaim & { code: string }, row: RecordRow | null): Promise<ClaimHolder> {
    const { key, code, entity, docId: id, storeId, actorId, at } = claim;
    const doc = row === null ? {} : documentOf(row);
    const { name: byName } = (await this.#person(storeId, ownerOf(doc) ?? actorId)) ?? { name: null };
    const storeName = await this.#showroom(storeId);
    const docNo = typeof doc.orderNo === 'string' ? doc.orderNo : ((doc.docNo as string | undefined) ?? null);
    return { key, code, entity, id, docNo, byName, storeId, storeName, at };
  }

  async #mayReassign({ body }: ReadOperation): Promise<boolean> {
    const person = await this.#person(this.#pusher.storeId, body.actor_id);
    return REASSIGNERS.has(person?.role ?? null);
  }

  async #showroom(storeId: string): Promise<string> {
    const known = this.#showrooms.get(storeId) ?? (await showroomOf(this.#tx, storeId)).name;
    this.#showrooms.set(storeId, known);
    return known;
  }

  async #person(storeId: string, id: string) {
    const isOurs = storeId === this.#pusher.storeId && UUID.test(id);
    const row = isOurs ? await this.#bench.recordOf('staff', id) : null;
    if (row) return { name: (row.data.name as string | undefined) ?? null, role: (row.data.role as string) ?? null };
    const who = `${storeId} ${id}`;
    if (!this.#people.has(who)) this.#people.set(who, await staffOf(this.#tx, storeId, id));
    return this.#people.get(who)!;
  }
}

const isDecided = (key: string): boolean => key.startsWith('decision:');
const levelOf = (row: RecordRow): number => Number(documentOf(row).level ?? 0);
const isAbove = (one: RecordRow | null, other: RecordRow): boolean => one !== null && levelOf(one) > levelOf(other);

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The record with the judgement on it, as part of the change that was judged. */
function marked(row: RecordRow, judged: Readonly<Record<string, unknown>>): RecordRow {
  const fields = Object.fromEntries(Object.keys(judged).map((field) => [field, row.seq]));
  return { ...row, extra: { ...row.extra, ...judged }, fieldSeq: { ...row.fieldSeq, ...fields } };
}

function sentence({ docNo, byName, storeName }: ClaimHolder): string {
  const who = [docNo, byName, storeName && `（${storeName}）`].filter(Boolean).join(' ');
  return `已由 ${who} 占用`;
}

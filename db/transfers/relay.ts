/**
 * What the gateway carries of a 跨组织调拨 from one store of a group to the other (ADR 12), and whose word counts. Each state of a document is
 * one store's to say; a state further on replaces one further back, so both copies end alike in whatever order they meet.
 */
export type Side = 'giver' | 'asker';

interface State {
  rank: number;
  by: Side;
}

interface Carried {
  /** The only fields that travel: the car and the papers, never a customer, an order of one, or a remark. */
  fields: readonly string[];
  /** States that travel; a draft stays where it is made. */
  states: Readonly<Record<string, State>>;
}

const HEAD = ['docNo', 'docOn', 'status', 'versionNo', 'contentHash'] as const;
const WAY = ['transferId', 'fromStoreId', 'fromStoreName', 'toStoreId', 'toStoreName', 'vin'] as const;
const giver = (rank: number): State => ({ rank, by: 'giver' });
const asker = (rank: number): State => ({ rank, by: 'asker' });

export const RELAYED: Readonly<Record<string, Carried>> = {
  transfer_order: {
    fields: [
      ...HEAD,
      ...[
        'fromStoreId',
        'fromStoreName',
        'toStoreId',
        'toStoreName',
        'vin',
        'wanted',
        'purpose',
        'priceRule',
        'ruleFen',
      ],
      ...['freightBy', 'receiveMode', 'neededOn', 'askedByName', 'answeredByName', 'answer', 'claimState'],
    ],
    // A wish withdrawn while the other store answers it: the answer stands.
    states: {
      ...{ requested: asker(1), cancelled: asker(2), approved: giver(3), refused: giver(4), out: giver(5) },
      ...{ received: asker(6), sentBack: asker(6), returned: giver(7) },
    },
  },
  transfer_out: {
    fields: [
      ...HEAD,
      ...WAY,
      ...[
        'car',
        'odometerKm',
        'keyCount',
        'certificates',
        'carrier',
        'freightFen',
        'priceFen',
        'receiveMode',
        'signedByName',
      ],
      'signedOn',
    ],
    states: { signed: giver(1), returned: giver(2) },
  },
  transfer_in: {
    fields: [
      ...HEAD,
      ...WAY,
      'outId',
      'outNo',
      'car',
      'odometerKm',
      'damageNote',
      'damageFen',
      'damageLiable',
      'refusal',
      'signedByName',
      'signedOn',
    ],
    states: { signed: asker(1), refused: asker(1) },
  },
  transfer_settlement: {
    fields: [
      ...HEAD,
      ...WAY,
      ...[
        'outId',
        'inId',
        'priceRule',
        'priceFen',
        'freightFen',
        'damageFen',
        'totalFen',
        'taxpayers',
        'vatFen',
        'invoiceNo',
      ],
      ...['outByName', 'inByName'],
    ],
    states: { confirmedOut: giver(1), confirmedIn: asker(2), settled: giver(3) },
  },
};

type Doc = Readonly<Record<string, unknown>>;

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** On which side of a transfer a store stands; null: on neither. */
export function sideOf(doc: Doc, storeId: string | null): Side | null {
  if (storeId === null || doc.fromStoreId === doc.toStoreId) return null;
  if (doc.fromStoreId === storeId) return 'giver';
  return doc.toStoreId === storeId ? 'asker' : null;
}

/** The other store of a document that travels; null: it stays. */
export function otherStore(entity: string, doc: Doc, storeId: string): string | null {
  if (!RELAYED[entity]?.states[String(doc.status)]) return null;
  const side = sideOf(doc, storeId);
  return side === null ? null : text(side === 'giver' ? doc.toStoreId : doc.fromStoreId);
}

/** Whether this state of the document is this store's to say; what it only heard it does not tell back. */
export const speaks = (entity: string, doc: Doc, storeId: string): boolean =>
  RELAYED[entity]?.states[String(doc.status)]?.by === sideOf(doc, storeId);

/** What is carried of a document. */
export const carriedOf = (entity: string, doc: Doc): Record<string, unknown> =>
  Object.fromEntries((RELAYED[entity]?.fields ?? []).map((field) => [field, doc[field] ?? null]));

const rankOf = (entity: string, doc: Doc | null): number => RELAYED[entity]?.states[String(doc?.status)]?.rank ?? 0;

/** Whether what comes is as far on as what stands there, or further. */
export const replaces = (entity: string, there: Doc | null, coming: Doc): boolean =>
  rankOf(entity, coming) > 0 && rankOf(entity, coming) >= rankOf(entity, there);

import i18n from 'i18next';
import { dayOf } from '../../../db/core/day.ts';
import { type EntityName, RECORDS } from '../../../db/records.ts';

/** One operation as the page lists it. */
export interface SentRow {
  readonly opId: string;
  readonly entity: string;
  readonly entityId: string;
  readonly label: string;
  readonly state: string;
  readonly parked: boolean;
  readonly code: string | null;
  readonly message: string | null;
  readonly wallAt: number;
}

/** Where the record of an operation opens. A visit has no page of its own: it opens in the register of its day. */
export function recordPath(row: Pick<SentRow, 'entity' | 'entityId' | 'label' | 'wallAt'>): string | undefined {
  if (row.entity === 'visit') {
    // A visit's label begins with its day; the operation may be of a later one.
    const on = /^\d{4}-\d{2}-\d{2}/.exec(row.label)?.[0] ?? dayOf(row.wallAt);
    return `/traffic?on=${on}&visit=${row.entityId}`;
  }
  // A newer program of another PC may name a kind of record that this one does not know.
  const place = (RECORDS as Partial<typeof RECORDS>)[row.entity as EntityName]?.path ?? null;
  return place === null ? undefined : `${place}/${row.entityId}`;
}

/** Which PC's the version is that head office did not take. */
export const sideText = ({ elsewhere }: { readonly elsewhere: boolean }): string =>
  i18n.t(elsewhere ? 'sync:side.there' : 'sync:side.here');

/** How a list calls the record: 客户 王建国. A pair of cards, and a question about one, have no name of their own. */
export function recordTitle({ entity, label }: Pick<SentRow, 'entity' | 'label'>): string {
  const kind = i18n.t(`sync:entity.${entity}`);
  return entity === 'duplicate' || entity === 'question' ? kind : `${kind} ${label || i18n.t('sync:nameless')}`;
}

const known = [
  'invalid_body',
  'record_missing',
  'record_deleted',
  'field_conflict',
  'hash_mismatch',
  'op_reused',
  'resent',
  'undone',
  'merge_cycle',
  'document_frozen',
  'stale_version',
  'authority_insufficient',
  'resolved',
];

/** Why an operation is where it is, in words; '' when there is nothing to say. A person's own reason stands as written. */
export function reasonText(row: SentRow): string {
  if (row.code !== null && known.includes(row.code)) {
    const said = i18n.t(`sync:why.${row.code}`);
    return row.message === null || row.code !== 'invalid_body' ? said : `${said}：${row.message}`;
  }
  if (row.message !== null) return row.message;
  if (row.parked) return i18n.t('sync:why.parked');
  return row.code === null || row.state === 'acked' ? '' : i18n.t('sync:why.other', { code: row.code });
}

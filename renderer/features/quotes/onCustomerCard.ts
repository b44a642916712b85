import i18n from 'i18next';
import { QUOTE_READERS, QUOTE_SELLERS } from '../../../db/quotes/model.ts';
import { addCardAction, addTimelineKind } from '../../lib/customerCard.ts';
import { money } from '../../lib/money.ts';
import { client } from '../../lib/trpc.ts';

const t = (key: string, params?: Record<string, unknown>) => i18n.t(`quotes:${key}`, params ?? {});

addCardAction({
  name: 'quote',
  label: 'quotes:card.quote',
  order: 25,
  roles: QUOTE_SELLERS,
  keys: 'alt+b',
  run: ({ id }, go) => go(`/quotes/new?customer=${id}`),
});

addTimelineKind({
  kind: 'quote',
  label: 'quotes:title',
  roles: QUOTE_READERS,
  part: 'quotes',
  load: (customerId: string) => client.quotes.list.query({ filters: { customerId } }).then(({ rows }) => rows),
  line: ({ id, updatedAt, docNo, status, versionNo, productName, vehicleFen, expired, consultantName }) => ({
    key: id,
    at: updatedAt,
    said: [
      docNo ?? t('draft'),
      t('version', { n: versionNo }),
      t(expired ? 'expired' : `status.${status}`),
      productName,
      vehicleFen !== null && money(vehicleFen, true),
      consultantName,
    ]
      .filter(Boolean)
      .join(' · '),
  }),
});

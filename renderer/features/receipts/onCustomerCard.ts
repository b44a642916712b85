import i18n from 'i18next';
import { CASHIERS, MONEY_READERS } from '../../../db/receipts/model.ts';
import { addCardAction, addTimelineKind } from '../../lib/customerCard.ts';
import { money } from '../../lib/money.ts';
import { client } from '../../lib/trpc.ts';

const t = (key: string, params?: Record<string, unknown>) => i18n.t(`receipts:${key}`, params ?? {});

addCardAction({
  name: 'receipt',
  label: 'receipts:card.post',
  order: 15,
  roles: CASHIERS,
  keys: 'alt+k',
  run: ({ id }, go) => go(`/receipts/new?customer=${id}`),
});

addTimelineKind({
  kind: 'receipt',
  label: 'receipts:title',
  roles: MONEY_READERS,
  part: 'receipts',
  load: (id: string) => client.receipts.ofCustomer.query({ id }),
  line: ({ id, at, docNo, purpose, method, amountFen, refundedFen, cashierName }) => ({
    key: id,
    at,
    said: [
      `${t(`purpose.${purpose}`)} ${money(amountFen)}`,
      t(`method.${method}`),
      refundedFen > 0 && t('card.refunded', { money: money(refundedFen) }),
      docNo,
      cashierName,
    ]
      .filter(Boolean)
      .join(' · '),
  }),
});

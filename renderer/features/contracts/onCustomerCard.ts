import i18n from 'i18next';
import { CONTRACT_DRAFTERS, CONTRACT_READERS } from '../../../db/contracts/model.ts';
import { addCardAction, addTimelineKind } from '../../lib/customerCard.ts';
import { money } from '../../lib/money.ts';
import { client } from '../../lib/trpc.ts';
import { draftContract } from './drafting.ts';

const t = (key: string, params?: Record<string, unknown>) => i18n.t(`contracts:${key}`, params ?? {});

addCardAction({
  name: 'contract',
  label: 'contracts:card.draft',
  order: 45,
  roles: CONTRACT_DRAFTERS,
  keys: 'alt+o',
  run: ({ id }, go) => void draftContract(id, go),
});

addTimelineKind({
  kind: 'contract',
  label: 'contracts:title',
  roles: CONTRACT_READERS,
  part: 'contracts',
  load: (id: string) => client.contracts.ofCustomer.query({ id }),
  line: ({ id, at, docNo, status, modelName, totalFen, ownerName }) => ({
    key: id,
    at,
    said: [
      t('card.said', { state: t(`status.${status}`) }),
      docNo,
      modelName,
      totalFen > 0 && money(totalFen, true),
      ownerName,
    ]
      .filter(Boolean)
      .join(' · '),
  }),
});

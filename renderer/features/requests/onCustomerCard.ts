import i18n from 'i18next';
import { REQUEST_ROLES } from '../../../db/requests/rules.ts';
import { addCardAction, addCardNote, addTimelineKind } from '../../lib/customerCard.ts';
import { client } from '../../lib/trpc.ts';
import { NewRequest } from './NewRequest.tsx';
import { OpenOnes } from './OpenOnes.tsx';
import type { CustomerRequest } from './types.ts';

const t = (key: string) => i18n.t(`requests:${key}`);

addCardAction({
  name: 'request',
  label: 'requests:title',
  order: 50,
  keys: 'alt+q',
  roles: REQUEST_ROLES,
  Panel: NewRequest,
});

addCardNote({ name: 'requests', roles: REQUEST_ROLES, Note: OpenOnes });

addTimelineKind<CustomerRequest>({
  kind: 'request',
  label: 'requests:title',
  roles: REQUEST_ROLES,
  part: 'requests',
  load: (id) => client.requests.ofCustomer.query({ id }),
  line: ({ id, kind, state, overdue, content, answer, raisedAt, ownerName, answeredByName }) => ({
    key: id,
    at: raisedAt,
    said: [
      t(`kind.${kind}`),
      t(overdue ? 'overdue' : `state.${state}`),
      content,
      answer,
      state === 'open' ? ownerName : answeredByName,
    ]
      .filter(Boolean)
      .join(' · '),
  }),
});

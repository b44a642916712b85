import i18n from 'i18next';
import { addTimelineKind } from '../../lib/customerCard.ts';
import { client } from '../../lib/trpc.ts';

addTimelineKind({
  kind: 'file',
  label: 'attachments:card',
  roles: ['reception', 'consultant', 'manager', 'backOffice', 'finance', 'admin'],
  part: 'attachments',
  load: (entityId: string) => client.attachments.list.query({ entity: 'customer', entityId }),
  line: ({ id, addedAt, addedBy, name }) => ({
    key: id,
    at: addedAt,
    said: [i18n.t('attachments:timeline.added', { name }), addedBy].filter(Boolean).join(' · '),
  }),
});

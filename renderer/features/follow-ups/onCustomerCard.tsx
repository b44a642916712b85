import i18n from 'i18next';
import { contactCustomer } from '../../lib/contacting.ts';
import { addCardAction, addTimelineKind } from '../../lib/customerCard.ts';
import { addFoundAction, customerOfHit } from '../../lib/foundActions.ts';
import type { Outputs } from '../../lib/outputs.ts';
import { client } from '../../lib/trpc.ts';
import { Facts } from '../../ui/Facts.tsx';
import { CardPaper } from './CardPaper.tsx';

type Contact = Outputs['followUps']['contacts'][number];
const SELLERS = ['consultant', 'manager', 'backOffice', 'admin'] as const;
const t = (key: string, params = {}) => i18n.t(`follow-ups:${key}`, params);

addCardAction({
  name: 'contact',
  label: 'follow-ups:contact',
  order: 10,
  keys: 'alt+1',
  roles: SELLERS,
  run: ({ id }) => contactCustomer(id),
});

addFoundAction({
  kinds: ['customer', 'visit', 'contact', 'test_drive'],
  label: 'follow-ups:contact',
  digit: 1,
  roles: SELLERS,
  fits: (hit) => customerOfHit(hit) !== undefined,
  run: (hit) => {
    const id = customerOfHit(hit);
    if (id !== undefined) contactCustomer(id);
  },
});

addCardAction({
  name: 'printCard',
  label: 'follow-ups:printCard',
  order: 80,
  keys: 'ctrl+p',
  roles: SELLERS,
  Panel: (props) => <CardPaper {...props} paper="card" />,
});
addCardAction({
  name: 'printNeed',
  label: 'follow-ups:printNeed',
  order: 81,
  roles: SELLERS,
  Panel: (props) => <CardPaper {...props} paper="need" />,
});

addTimelineKind<Contact>({
  kind: 'contact',
  label: 'follow-ups:queue.title',
  roles: SELLERS,
  part: 'followUps',
  load: (id) => client.followUps.contacts.query({ id }),
  line: (row) => ({
    key: row.id,
    at: row.at,
    said: (
      <div className={row.struckAt === null ? undefined : 'contact-struck'}>
        <strong>
          <Facts>
            {t(`method.${row.method}`)}
            {t(`outcome.${row.outcome}`)}
            {row.nextPurpose !== null && t('before.next', { what: row.nextPurpose })}
          </Facts>
        </strong>
        {row.content !== null && <p>{row.content}</p>}
        {row.managerNote !== null && <p>{t('before.note', { note: row.managerNote })}</p>}
        <small>{row.byName}</small>
      </div>
    ),
  }),
});

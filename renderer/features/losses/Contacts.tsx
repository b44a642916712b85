import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../lib/trpc.ts';
import { fullMoment, moment } from '../../lib/when.ts';

/** As many as tell how it went. */
const MOST = 8;

/** 最近的联系: what was tried before the customer was given up. */
export function Contacts({ customerId }: { readonly customerId: string }) {
  const { t } = useTranslation('losses');
  const contacts = useQuery(trpc.followUps.contacts.queryOptions({ id: customerId }));
  return (
    <section className="panel loss-contacts" aria-label={t('contacts')}>
      <h2>{t('contacts')}</h2>
      {contacts.data?.length === 0 && <p className="soft">{t('contacts.none')}</p>}
      <ul>
        {(contacts.data ?? []).slice(0, MOST).map((contact) => (
          <li key={contact.id} title={fullMoment(contact.at)}>
            <time>{moment(contact.at)}</time> {t(`follow-ups:outcome.${contact.outcome}`)} {contact.content}{' '}
            <small>{contact.byName}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}

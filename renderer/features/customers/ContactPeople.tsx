import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../lib/session.ts';
import { client, queryClient, trpc } from '../../lib/trpc.ts';
import { Facts } from '../../ui/Facts.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Masked } from '../../ui/Masked.tsx';
import { notify, notifyFailure } from '../../ui/notices.tsx';
import { ContactPersonForm } from './ContactPersonForm.tsx';
import type { ContactPerson, CustomerCard } from './types.ts';

const refresh = () => queryClient.invalidateQueries(trpc.customers.contacts.pathFilter());

/** 联系人: whom one talks to at a company, 主联系人 first; typed and changed where they stand. */
export function ContactPeople({ card }: { readonly card: CustomerCard }) {
  const { t } = useTranslation('customers');
  const people = useQuery(trpc.customers.contacts.list.queryOptions({ customerId: card.id }));
  const mayWrite = useMay('reception', 'consultant', 'manager', 'backOffice', 'admin');
  /** The id of the one being changed, `new`, or nobody. */
  const [editing, setEditing] = useState<string>();
  const done = (name: string) => {
    setEditing(undefined);
    notify(t('saved', { name }));
    void refresh();
  };
  const remove = async (person: ContactPerson) => {
    try {
      await client.customers.contacts.remove.mutate({ id: person.id, rev: person.rev });
      notify(t('contacts.removed', { name: person.name }), async () => {
        await client.customers.contacts.restore.mutate({ id: person.id });
        await refresh();
      });
      await refresh();
    } catch (error) {
      notifyFailure(error);
    }
  };
  return (
    <section className="panel" aria-label={t('contacts')}>
      <h2>{t('contacts')}</h2>
      <Loaded query={people} rows={2}>
        {(rows) => (
          <>
            {rows.length === 0 && editing === undefined && <p className="soft">{t('contacts.none')}</p>}
            {rows.map((person) =>
              editing === person.id ? (
                <ContactPersonForm
                  key={person.id}
                  customerId={card.id}
                  person={person}
                  onSaved={done}
                  onLeave={() => setEditing(undefined)}
                />
              ) : (
                <div key={person.id} className="contact-person">
                  <p>
                    <strong>{person.name}</strong> {person.main && <small className="soft">{t('contacts.main')}</small>}{' '}
                    {mayWrite && (
                      <>
                        <button type="button" className="link" onClick={() => setEditing(person.id)}>
                          {t('contacts.edit')}
                        </button>{' '}
                        <button type="button" className="link" onClick={() => void remove(person)}>
                          {t('contacts.remove')}
                        </button>
                      </>
                    )}
                  </p>
                  <p>
                    <Facts>
                      {person.title}
                      {person.mobile && <Starred person={person} field="mobile" />}
                      {person.landline && <Starred person={person} field="landline" />}
                    </Facts>
                  </p>
                  {person.remarks !== null && <p className="soft">{person.remarks}</p>}
                </div>
              ),
            )}
          </>
        )}
      </Loaded>
      {editing === 'new' && (
        <ContactPersonForm
          customerId={card.id}
          person={undefined}
          onSaved={done}
          onLeave={() => setEditing(undefined)}
        />
      )}
      {mayWrite && editing === undefined && (
        <button type="button" className="link" onClick={() => setEditing('new')}>
          {t('contacts.add')}
        </button>
      )}
    </section>
  );
}

/** A number of theirs, starred where the customer's is. */
function Starred({ person, field }: { readonly person: ContactPerson; readonly field: 'mobile' | 'landline' }) {
  const { t } = useTranslation('customers');
  const mayReveal = useMay('consultant', 'manager', 'backOffice', 'finance', 'admin');
  if (!person.masked.includes(field)) return <span className="tabular">{person[field]}</span>;
  const reveal = async (reason: string) =>
    (await client.customers.contacts.reveal.mutate({ id: person.id, field, reason })).value ?? '';
  return <Masked value={person[field] ?? ''} label={t(`field.${field}`)} {...(mayReveal && { reveal })} />;
}

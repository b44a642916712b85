import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { type PersonRelation, personRelations } from '../../../db/vehicles/person.ts';
import { useMay } from '../../lib/session.ts';
import { today } from '../../lib/today.ts';
import { client, queryClient, trpc } from '../../lib/trpc.ts';
import { choices } from '../../records/RecordList.tsx';
import { notify, notifyFailure } from '../../ui/notices.tsx';
import { SelectInput } from '../../ui/SelectInput.tsx';
import { PersonPick } from './PersonPick.tsx';

const knowers = ['reception', 'consultant', 'manager', 'backOffice', 'finance', 'admin'] as const;

/** 人员: owner, payer, contact… of a car with their dates, those of now before those of then. */
export function CarPeople({ id }: { readonly id: string }) {
  return useMay(...knowers) ? <Known id={id} /> : null;
}

function Known({ id }: { readonly id: string }) {
  const { t } = useTranslation('vehicles');
  const navigate = useNavigate();
  const mayTie = useMay('consultant', 'backOffice', 'manager', 'admin');
  const [relation, setRelation] = useState<PersonRelation>('owner');
  const people = useQuery(trpc.vehicles.people.ofVehicle.queryOptions({ id }));
  const save = async (run: () => Promise<unknown>, said: string) => {
    try {
      await run();
      notify(said);
      await queryClient.invalidateQueries(trpc.vehicles.people.pathFilter());
    } catch (error) {
      notifyFailure(error);
    }
  };
  const add = (customerId: string, name: string) =>
    void save(
      () => client.vehicles.people.create.mutate({ vehicleId: id, customerId, relation, since: today() }),
      t('tied', { name, as: t(`relation.${relation}`) }),
    );
  const kept = (people.data ?? []).flatMap((one) =>
    one.id === null || one.rev === null ? [] : [{ ...one, id: one.id, rev: one.rev }],
  );
  if (kept.length === 0 && !mayTie) return null;
  return (
    <section className="panel">
      <h2>{t('part.carPeople')}</h2>
      {kept.map((one) => (
        <div className="car-person" key={one.id}>
          <span className="soft">{t(`relation.${one.relation}`)}</span>
          <button type="button" className="link" onClick={() => void navigate(`/customers/${one.customerId}`)}>
            {one.name}
          </button>
          {(one.since || one.until) && (
            <small className="soft tabular">
              {one.since ?? ''} – {one.until ?? ''}
            </small>
          )}
          {mayTie && one.until === null && (
            <button
              type="button"
              className="link car-untie"
              aria-label={t('people.end.of', { name: one.name })}
              onClick={() =>
                void save(
                  () => client.vehicles.people.update.mutate({ id: one.id, rev: one.rev, until: today() }),
                  t('people.ended', { name: one.name }),
                )
              }
            >
              {t('people.end')}
            </button>
          )}
        </div>
      ))}
      {mayTie && (
        <div className="car-people-add">
          <SelectInput<PersonRelation>
            aria-label={t('people.relation')}
            value={relation}
            onChange={setRelation}
            options={choices(t, 'relation', personRelations) as { value: PersonRelation; label: string }[]}
          />
          <PersonPick label={t('people.add')} onPick={add} />
        </div>
      )}
    </section>
  );
}

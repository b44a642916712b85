import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useSeeking } from '../../lib/seeking.ts';
import { useMay } from '../../lib/session.ts';
import { client, queryClient, trpc } from '../../lib/trpc.ts';
import { notify, notifyFailure } from '../../ui/notices.tsx';
import { PersonPick } from './PersonPick.tsx';
import type { OpenVehicle } from './types.ts';

type Link = 'buyerId' | 'driverId';
type Change = Partial<Record<Link, string | null>>;

/** 购买人 and 使用人: links to their cards; found and tied here. */
export function People({ vehicle }: { readonly vehicle: OpenVehicle }) {
  const { t } = useTranslation('vehicles');
  const navigate = useNavigate();
  const mayTie = useMay('consultant', 'backOffice', 'manager', 'admin');
  const mayOpen = useMay('reception', 'consultant', 'manager', 'backOffice', 'finance', 'admin');
  const { card, buyer, driver } = vehicle;
  const { customer: sought, stop } = useSeeking();

  async function tie(change: Change, said: string): Promise<void> {
    const before = Object.fromEntries((Object.keys(change) as Link[]).map((link) => [link, card[link]])) as Change;
    try {
      const saved = await client.vehicles.link.mutate({ id: card.id, rev: card.rev, ...change });
      const back = async () => {
        await client.vehicles.link.mutate({ id: card.id, rev: saved.rev, ...before });
        await queryClient.invalidateQueries(trpc.vehicles.pathFilter());
      };
      notify(said, back);
      // Found: the next walk through the stock is for somebody else.
      if (sought !== undefined && Object.values(change).includes(sought.id)) stop();
      await queryClient.invalidateQueries(trpc.vehicles.pathFilter());
    } catch (error) {
      notifyFailure(error);
    }
  }
  const pick = (link: Link, id: string, name: string) =>
    void tie({ [link]: id }, t('tied', { name, as: t(`field.${link}`) }));
  const row = (link: Link, person: OpenVehicle['buyer']) => (
    <div className="car-person" key={link}>
      <span className="soft">{t(`field.${link}`)}</span>
      {person === null ? (
        mayTie ? (
          <span className="car-picks">
            {sought !== undefined && (
              <button type="button" className="link" onClick={() => pick(link, sought.id, sought.name)}>
                {t('seeking.is', { name: sought.name })}
              </button>
            )}
            <PersonPick label={t(`field.${link}`)} onPick={(id, name) => pick(link, id, name)} />
          </span>
        ) : (
          <span>{t('value.empty')}</span>
        )
      ) : (
        <>
          {mayOpen ? (
            <button type="button" className="link" onClick={() => void navigate(`/customers/${person.id}`)}>
              {person.name}
            </button>
          ) : (
            <span>{person.name}</span>
          )}
          {mayTie && (
            <button
              type="button"
              className="link car-untie"
              aria-label={t('untie.of', { name: person.name })}
              onClick={() => void tie({ [link]: null }, t('untied', { name: person.name }))}
            >
              {t('untie')}
            </button>
          )}
        </>
      )}
    </div>
  );
  return (
    <section className="panel">
      <h2>{t('part.people')}</h2>
      {row('buyerId', buyer)}
      {row('driverId', driver)}
      {mayTie && buyer !== null && driver === null && (
        <button
          type="button"
          className="link"
          onClick={() => void tie({ driverId: buyer.id }, t('tied', { name: buyer.name, as: t('field.driverId') }))}
        >
          {t('tie.same', { name: buyer.name })}
        </button>
      )}
    </section>
  );
}

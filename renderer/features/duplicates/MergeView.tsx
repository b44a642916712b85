import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Outputs } from '../../lib/outputs.ts';
import { client, queryClient, trpc } from '../../lib/trpc.ts';
import { fieldLabel, fieldText } from '../../ui/fieldText.ts';
import { useHotkeys } from '../../ui/hotkeys.ts';
import { notify, notifyFailure } from '../../ui/notices.tsx';
import { Page } from '../../ui/Page.tsx';
import { SideBySide } from '../../ui/SideBySide.tsx';
import { useOnce } from '../../ui/useOnce.ts';
import { ComparedCard } from './ComparedCard.tsx';

type Comparison = Outputs['duplicates']['compare'];
type Entity = 'customer' | 'vehicle';

const again = () =>
  Promise.all(
    [trpc.duplicates, trpc.customers, trpc.vehicles, trpc.visits].map((part) =>
      queryClient.invalidateQueries(part.pathFilter()),
    ),
  );

/** Which card stays, whose value of each field, then one 合并; nothing of the other card is lost. */
export function MergeView({ entity, comparison }: { readonly entity: Entity; readonly comparison: Comparison }) {
  const { t } = useTranslation('duplicates');
  const navigate = useNavigate();
  const { cards, fields, pairId } = comparison;
  const [staysId, setStaysId] = useState(comparison.staysId);
  const [picks, setPicks] = useState<Readonly<Record<string, string>>>({});
  const stays = cards[0].id === staysId ? 0 : 1;
  const [winner, loser] = [cards[stays], cards[1 - stays]!];
  const pickedOf = (field: string, usual: readonly [string, string]) => picks[field] ?? usual[stays];

  const consent = fields.find(({ field }) => field === 'hqShareConsent');
  const kept = consent?.values[pickedOf('hqShareConsent', consent.usual) === cards[0].id ? 0 : 1];
  const losesConsent = consent !== undefined && kept !== 'granted' && consent.values.includes('granted');
  const said = consent && fieldText(entity, 'hqShareConsent', kept);

  const { run: merge, busy } = useOnce(async () => {
    try {
      await client.duplicates.merge.mutate({
        entity,
        winnerId: winner.id,
        loserId: loser.id,
        winnerRev: winner.rev,
        loserRev: loser.rev,
        picks: Object.fromEntries(
          fields.map(({ field, usual }) => [field, pickedOf(field, usual) === winner.id ? 'winner' : 'loser']),
        ),
      });
      const names = { loser: loser.title, winner: winner.title };
      notify(said === undefined ? t('merged', names) : t('merged.consent', { ...names, consent: said }), async () => {
        await client.duplicates.part.mutate({ entity, loserId: loser.id });
        await again();
      });
      void navigate(`/${entity}s/${winner.id}`, { replace: true });
      await again();
    } catch (error) {
      notifyFailure(error);
      void queryClient.invalidateQueries(trpc.duplicates.pathFilter());
    }
  });
  const { run: dismiss, busy: dismissing } = useOnce(async (id: string) => {
    try {
      await client.duplicates.dismiss.mutate({ id });
      notify(t(`dismissed.${entity}`), async () => {
        await client.duplicates.reopen.mutate({ id });
        await again();
      });
      void navigate(-1);
      await again();
    } catch (error) {
      notifyFailure(error);
    }
  });
  useHotkeys(t('title'), [
    { keys: 'ctrl+s', label: t('merge'), run: () => void merge() },
    { keys: 'escape', label: t('back'), run: () => void navigate(-1) },
  ]);
  return (
    <Page
      title={t(`title.${entity}`)}
      subtitle={t('subtitle')}
      actions={
        <>
          {pairId !== null && (
            <Button loading={dismissing} onClick={() => void dismiss(pairId)}>
              {t(`not.${entity}`)}
            </Button>
          )}
          <Button onClick={() => void navigate(-1)}>{t('back')}</Button>
        </>
      }
      primary={
        <Button type="primary" loading={busy} onClick={() => void merge()}>
          {t('merge')} <kbd>Ctrl+S</kbd>
        </Button>
      }
    >
      <section className="panel">
        <div className="merge-cards" role="radiogroup" aria-label={t('stays')}>
          {cards.map((card) => (
            <ComparedCard
              key={card.id}
              entity={entity}
              card={card}
              stays={card.id === staysId}
              onStay={() => setStaysId(card.id)}
            />
          ))}
        </div>
        {losesConsent && (
          <p className="field-warning" role="alert">
            {t('consent.lost')}
          </p>
        )}
        {fields.length === 0 ? (
          <p className="field-hint">{t('alike')}</p>
        ) : (
          <SideBySide
            autoFocus
            caption={t('caption')}
            sides={[cards[0].id, cards[1].id]}
            heads={[cards[0].title, cards[1].title]}
            onPick={(field, id) => setPicks((now) => ({ ...now, [field]: id }))}
            rows={fields.map(({ field, values, usual }) => {
              const texts = [fieldText(entity, field, values[0]), fieldText(entity, field, values[1])] as const;
              const label = fieldLabel(entity, field);
              return { field, label, cells: texts, spoken: texts, picked: pickedOf(field, usual) };
            })}
          />
        )}
      </section>
    </Page>
  );
}

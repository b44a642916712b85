import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { money } from '../../lib/money.ts';
import { useMay } from '../../lib/session.ts';
import { useToday } from '../../lib/today.ts';
import { client, trpc } from '../../lib/trpc.ts';
import { changesOf, issuesIn, type RecordValues, valuesOf } from '../../records/about.ts';
import { KnownGroup } from '../../records/KnownField.tsx';
import { RecordContext } from '../../records/RecordContext.ts';
import { DraftNote, FormBody } from '../../ui/FormBody.tsx';
import { fieldText } from '../../ui/fieldText.ts';
import { useHotkeys } from '../../ui/hotkeys.ts';
import { LevelTag } from '../../ui/LevelTag.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { notify, notifyFailure } from '../../ui/notices.tsx';
import { SavedFirst } from '../../ui/SavedFirst.tsx';
import { useFormValue } from '../../ui/useForm.ts';
import { useRecordForm } from '../../ui/useRecordForm.ts';
import { refreshLosses } from './deciding.ts';
import { InPlaybook } from './InPlaybook.tsx';
import { caseRecord, deciders, STEPS } from './lossRecord.ts';
import { reasonOf } from './said.ts';
import type { OpenLoss } from './types.ts';

type Values = RecordValues<(typeof caseRecord.schema)['_output']> & Record<(typeof STEPS)[number], string>;

/** One case: what happened, and the five steps as the meeting writes them. */
export function CaseView({ id, onDone }: { readonly id: string; readonly onDone: () => void }) {
  const loss = useQuery(trpc.losses.get.queryOptions({ id }));
  return (
    <Loaded query={loss} rows={10}>
      {(data) => <Case loss={data} onDone={onDone} />}
    </Loaded>
  );
}

function Case({ loss, onDone }: { readonly loss: OpenLoss; readonly onDone: () => void }) {
  const { t } = useTranslation('losses');
  const { card, customer } = loss;
  const today = useToday();
  const mayWrite = useMay(...deciders);
  const around = useMemo(() => ({ about: caseRecord, mayWrite, pickers: {} }), [mayWrite]);
  const current = useMemo(() => valuesOf(caseRecord, card) as Values, [card]);
  const { form, others } = useRecordForm<Values>({
    initial: current,
    current,
    check: (values) => issuesIn(caseRecord, values),
    draftKey: `loss:case:${card.id}`,
    save: async (values) => {
      const changes = changesOf(values, form.store.getState().initial);
      const saved = await client.losses.update.mutate({ id: card.id, rev: values.rev, ...changes });
      notify(t('saved', { name: customer?.name ?? card.customerName }));
      void refreshLosses();
      return valuesOf(caseRecord, saved) as Values;
    },
  });
  const saving = useFormValue(form, (state) => state.saving);
  async function discussed(): Promise<void> {
    if (!(await form.save())) return;
    const { rev } = form.store.getState().values;
    try {
      await client.losses.update.mutate({ id: card.id, rev, discussedOn: card.discussedOn === null ? today : null });
      await refreshLosses();
      if (card.discussedOn === null) onDone();
    } catch (error) {
      notifyFailure(error);
    }
  }
  useHotkeys(t('cases'), mayWrite ? [{ keys: 'ctrl+enter', label: t('case.done'), run: () => void discussed() }] : []);
  return (
    <article className="panel loss-case" aria-label={customer?.name ?? card.customerName ?? ''}>
      <header>
        <h2>
          <Link to={`/losses/${card.id}`}>{customer?.name ?? card.customerName}</Link> {t(`kind.${card.kind}`)}{' '}
          {card.levelBefore && <LevelTag level={card.levelBefore} />}
        </h2>
        <Story loss={loss} />
        <InPlaybook lossId={card.id} />
      </header>
      <RecordContext value={around}>
        <FormBody form={form}>
          {others.length > 0 && (
            <SavedFirst form={form} changes={others} shown={(field, value) => fieldText('loss', field, value)} />
          )}
          <KnownGroup form={form} columns={2} fields={STEPS} />
          {mayWrite && (
            <div className="buttons">
              <DraftNote form={form} />
              <Button htmlType="submit" loading={saving}>
                {t('case.save')} <kbd>Ctrl+S</kbd>
              </Button>
              <Button type="primary" disabled={saving} onClick={() => void discussed()}>
                {t(card.discussedOn === null ? 'case.done' : 'case.reopen')} <kbd>Ctrl+Enter</kbd>
              </Button>
            </div>
          )}
        </FormBody>
      </RecordContext>
    </article>
  );
}

/** What happened, as it is told to the others. */
function Story({ loss: { card, customer, askedByName } }: { readonly loss: OpenLoss }) {
  const { t } = useTranslation('losses');
  const price = card.boughtPriceFen === null ? null : money(card.boughtPriceFen, true);
  const bought = [card.boughtBrand, card.boughtModel, card.boughtDealer, price].filter(Boolean).join(' ');
  const facts = [
    [t('field.askedById'), askedByName],
    [t('field.reason'), reasonOf(card)],
    [t('column.interest'), customer?.interest],
    [t('column.bought'), bought],
    [t('field.selfReview'), card.selfReview],
    [t('field.verdict'), card.verdict],
  ].filter(([, value]) => value);
  return (
    <dl>
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Outcome, outcomes } from '../../../db/visits/model.ts';
import { closeProblems } from '../../../db/visits/rules.ts';
import { useToday } from '../../lib/today.ts';
import { client, queryClient, trpc } from '../../lib/trpc.ts';
import { clock } from '../../lib/when.ts';
import { ChipGroup } from '../../ui/ChipGroup.tsx';
import { Field, FieldGroup } from '../../ui/Field.tsx';
import { FormPanel } from '../../ui/FormPanel.tsx';
import { type Issues, pathIssues } from '../../ui/form.ts';
import { notify } from '../../ui/notices.tsx';
import { PhoneInput, TextInput } from '../../ui/TextInput.tsx';
import { useForm, useFormValue } from '../../ui/useForm.ts';
import { cursorBack } from './cursorBack.ts';
import { guestTitle } from './guestTitle.ts';
import { timeOfDay } from './timeOfDay.ts';
import type { VisitLine } from './types.ts';

interface Closing {
  outcome: Outcome | undefined;
  noCaptureReason: string;
  guestName: string;
  guestPhone: string;
  left: string;
}

const reasons = ['hurry', 'browsing', 'refused', 'companion', 'rival'] as const;

/** 送客: how it ended. Whoever leaves a number at the door leaves it here too, in the same step. */
export function ClosePanel(props: { line: VisitLine; onClose: () => void }) {
  const { t } = useTranslation('visits');
  const { line } = props;
  const isToday = line.visitOn === useToday();
  const isCall = line.channel === 'call';
  const reachable = line.phone !== null || line.customerId !== null;
  const form = useForm<Closing>({
    initial: {
      outcome: (line.visitSeq ?? 0) > 1 ? 'repeat' : undefined,
      noCaptureReason: '',
      guestName: line.name ?? '',
      guestPhone: '',
      left: '',
    },
    required: (values) => [
      ...(values.outcome === 'notCaptured' ? (['noCaptureReason'] as const) : []),
      ...(isToday || isCall ? [] : (['left'] as const)),
    ],
    check: (values) => closingIssues(values, line),
    draftKey: `visit:${line.id}:close`,
    save: async ({ outcome, noCaptureReason, guestName, guestPhone, left }) => {
      const leftAt = left.trim() === '' ? undefined : timeOfDay(left, line.visitOn);
      const contact = outcome === 'captured' && !reachable ? { guestName, guestPhone } : {};
      const { id, rev } = line;
      const closing = { id, rev, outcome: outcome as Outcome, noCaptureReason, leftAt, ...contact };
      const closed = await client.visits.close.mutate(closing);
      await queryClient.invalidateQueries(trpc.visits.pathFilter());
      const reopen = async () => {
        await client.visits.reopen.mutate({ id, rev: closed.rev });
        await queryClient.invalidateQueries(trpc.visits.pathFilter());
        cursorBack(null, id);
      };
      const said = t(isCall ? 'closed.call' : 'closed', {
        name: guestTitle(line, t('guest.unnamed')),
        outcome: t(`outcome.${outcome}`),
      });
      notify(said, isToday ? reopen : undefined);
    },
  });
  const outcome = useFormValue(form, (state) => state.values.outcome);
  // Always to be filled: it wears the frame, but the rule that names the way out speaks, not the general one.
  const must = useMemo(() => ({ ...form, isRequired: () => true }), [form]);
  return (
    <FormPanel
      form={form}
      title={t(isCall ? 'close.callTitle' : 'close.title', { name: guestTitle(line, t('guest.unnamed')) })}
      saveLabel={t(isCall ? 'action.finish' : 'action.close')}
      onClose={props.onClose}
      onSaved={props.onClose}
    >
      <FieldGroup columns={1}>
        <Field form={must} name="outcome" label={t(isCall ? 'field.callOutcome' : 'field.outcome')}>
          {(bind) => (
            <ChipGroup {...bind} options={outcomes.map((value) => ({ value, label: t(`outcome.${value}`) }))} />
          )}
        </Field>
        {outcome === 'notCaptured' && (
          <Field form={form} name="noCaptureReason" label={t('field.noCaptureReason')}>
            {(bind) => (
              <div className="with-quick">
                <ChipGroup<string | undefined>
                  label={t('field.noCaptureReason')}
                  value={bind.value || undefined}
                  onChange={(reason) => bind.onChange(reason ?? '')}
                  options={reasons.map((reason) => ({
                    value: t(`noCapture.${reason}`),
                    label: t(`noCapture.${reason}`),
                  }))}
                />
                <TextInput {...bind} placeholder={t('field.other.hint')} />
              </div>
            )}
          </Field>
        )}
        {outcome === 'captured' && !reachable && (
          <>
            <Field form={must} name="guestPhone" label={t('field.phone')}>
              {(bind) => <PhoneInput {...bind} />}
            </Field>
            <Field form={form} name="guestName" label={t('field.name')}>
              {(bind) => <TextInput {...bind} />}
            </Field>
          </>
        )}
        {!isCall && (
          <Field form={form} name="left" label={t('field.left')}>
            {(bind) => (
              <TextInput
                {...bind}
                placeholder={isToday ? t('field.left.now', { time: clock(Date.now()) }) : t('field.left.about')}
              />
            )}
          </Field>
        )}
      </FieldGroup>
    </FormPanel>
  );
}

/** The rules of the visit, judged with what is typed here; name and number count only while they are asked for. */
function closingIssues(values: Closing, line: VisitLine): Issues<Closing> {
  const { guestName, guestPhone, ...closing } = values;
  const leftAt = values.left.trim() === '' ? undefined : timeOfDay(values.left, line.visitOn);
  const contact = values.outcome === 'captured' ? { guestName, guestPhone } : {};
  const visit = {
    channel: line.channel,
    arrivedAt: line.arrivedAt,
    guestPhone: line.phone,
    customerId: line.customerId,
  };
  const problems = closeProblems(visit, { ...closing, leftAt, ...contact }, Date.now()).map(({ path, code }) => ({
    path: path === 'leftAt' ? 'left' : code === 'outcome.capturedNeedsPhone' ? 'guestPhone' : path,
    code,
  }));
  if (values.left.trim() !== '' && leftAt === undefined) problems.push({ path: 'left', code: 'time.format' });
  return pathIssues<Closing>(problems);
}

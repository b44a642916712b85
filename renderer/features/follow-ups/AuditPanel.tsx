import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useStaff } from '../../lib/session.ts';
import { useToday } from '../../lib/today.ts';
import { client, refresh, trpc } from '../../lib/trpc.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Field } from '../../ui/Field.tsx';
import { FormPanel } from '../../ui/FormPanel.tsx';
import { notify } from '../../ui/notices.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import { useForm, useFormValue } from '../../ui/useForm.ts';
import { Waiting } from '../../ui/Waiting.tsx';
import { AuditWalk } from './AuditWalk.tsx';
import { type Marks, tally } from './auditMarks.ts';
import type { AuditLine, CountedCard } from './types.ts';

interface AuditPanelProps {
  readonly line: AuditLine;
  readonly onClose: () => void;
}

/** 清点 of one drawer, beside it. */
export function AuditPanel({ line, onClose }: AuditPanelProps) {
  const cards = useQuery({
    ...trpc.followUps.audit.cards.queryOptions({ ownerId: line.ownerId }),
    staleTime: 0,
    gcTime: 0,
  });
  if (cards.data !== undefined) return <Counting line={line} cards={cards.data} onClose={onClose} />;
  return cards.error ? <ErrorState error={cards.error} retry={() => void cards.refetch()} /> : <Waiting rows={6} />;
}

/** The marks are kept as a draft: a count that a guest interrupts goes on where it was. */
function Counting({ line, cards, onClose }: AuditPanelProps & { readonly cards: readonly CountedCard[] }) {
  const { t } = useTranslation('follow-ups');
  const { role } = useStaff();
  const month = useToday().slice(0, 7);
  const { ownerId, ownerName } = line;
  const before = line[role === 'consultant' ? 'consultant' : 'manager'];
  const form = useForm<{ marks: Marks; notes: string }>({
    initial: { marks: {}, notes: '' },
    draftKey: `audit:${ownerId}:${month}`,
    save: async ({ marks, notes }) => {
      await client.followUps.audit.sign.mutate({
        ownerId,
        rev: before?.rev ?? null,
        marks: Object.entries(marks).map(([customerId, found]) => ({ customerId, ...found })),
        notes: notes || null,
      });
      await refresh('followUps');
      notify(t('audit.signed', { name: ownerName }));
    },
  });
  const marks = useFormValue(form, ({ values }) => values.marks);
  const seen = cards.filter(({ id }) => marks[id] !== undefined).length;
  return (
    <FormPanel
      form={form}
      title={t('audit.of', { name: ownerName })}
      saveLabel={t('audit.sign')}
      onClose={onClose}
      onSaved={onClose}
    >
      {cards.length === 0 ? (
        <p>{t('audit.none')}</p>
      ) : (
        <AuditWalk cards={cards} marks={marks} onMark={(id, found) => form.set({ marks: { ...marks, [id]: found } })} />
      )}
      {seen === cards.length && cards.length > 0 && (
        <p>
          {t('audit.done', {
            here: tally(cards, marks, 'here'),
            missing: tally(cards, marks, 'missing'),
            fix: tally(cards, marks, 'fix'),
          })}
        </p>
      )}
      <Field form={form} name="notes" label={t('audit.notes')}>
        {(bind) => <TextInput {...bind} />}
      </Field>
    </FormPanel>
  );
}

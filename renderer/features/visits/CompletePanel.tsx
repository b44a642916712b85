import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mayCorrect } from '../../../db/visits/rules.ts';
import { useStaff } from '../../lib/session.ts';
import { useToday } from '../../lib/today.ts';
import { client, queryClient, trpc } from '../../lib/trpc.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { FieldGroup } from '../../ui/Field.tsx';
import { FormPanel } from '../../ui/FormPanel.tsx';
import { leaving } from '../../ui/leaving.ts';
import { notify } from '../../ui/notices.tsx';
import { SavedFirst } from '../../ui/SavedFirst.tsx';
import { useRecordForm } from '../../ui/useRecordForm.ts';
import { Waiting } from '../../ui/Waiting.tsx';
import { CompletionFields } from './CompletionFields.tsx';
import { type Completion, completionIssues, completionOf, requiredOf, savedFields } from './completion.ts';
import { guestTitle } from './guestTitle.ts';
import { EndFields, OccasionFields } from './OccasionFields.tsx';
import { PrintVisit } from './PrintVisit.tsx';
import type { VisitLine, VisitRecord } from './types.ts';
import { VoidPanel } from './VoidPanel.tsx';

/** 补录: the 来店/来电登记表, right after the visit, beside the board. */
export function CompletePanel(props: { line: VisitLine; onClose: () => void }) {
  const { line } = props;
  const [voiding, setVoiding] = useState(false);
  // Asked anew each time: the form must start from what is saved now, not from what was cached.
  const visit = useQuery({
    ...trpc.visits.get.queryOptions({ id: line.id }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const settings = useQuery(trpc.settings.get.queryOptions());
  if (voiding) return <VoidPanel line={line} onClose={props.onClose} />;
  // Not for a later refresh that fails (the desk is locked): it would take what is being typed down with it.
  if (visit.error && visit.data === undefined) {
    return (
      <aside className="panel form-panel">
        <ErrorState error={visit.error} retry={() => void visit.refetch()} />
      </aside>
    );
  }
  if (visit.data === undefined || settings.data === undefined) {
    return (
      <aside className="panel form-panel">
        <Waiting />
      </aside>
    );
  }
  return (
    <CompleteForm
      visit={visit.data}
      line={line}
      sources={settings.data.sources}
      onClose={props.onClose}
      onVoid={() => leaving(() => setVoiding(true))}
    />
  );
}

interface CompleteFormProps {
  readonly visit: VisitRecord;
  readonly line: VisitLine;
  readonly sources: readonly string[];
  readonly onClose: () => void;
  readonly onVoid: () => void;
}

function CompleteForm(props: CompleteFormProps) {
  const { t } = useTranslation('visits');
  const { visit, line, onClose } = props;
  const title = guestTitle(line, t('guest.unnamed'));
  const corrects = mayCorrect(visit, useStaff(), useToday());
  const { form, others } = useRecordForm<Completion>({
    initial: completionOf(visit),
    // The panel is closed after its save and asks anew when it is opened.
    current: undefined,
    required: (values) => requiredOf(values, visit),
    check: (values) => completionIssues(values, visit, corrects, Date.now()),
    draftKey: `visit:${visit.id}`,
    save: async (values) => {
      await client.visits.complete.mutate({ id: visit.id, rev: values.rev, ...savedFields(values, visit, corrects) });
      await queryClient.invalidateQueries(trpc.visits.pathFilter());
      notify(t('completed', { name: values.guestName || title }));
      return undefined;
    },
  });
  return (
    <FormPanel
      form={form}
      title={t(visit.channel === 'call' ? 'complete.callTitle' : 'complete.title', { name: title })}
      onClose={onClose}
      onSaved={onClose}
    >
      {others.length > 0 && (
        <SavedFirst
          form={form}
          changes={others}
          shown={(_field, value) => (value === 'male' || value === 'female' ? t(`gender.${value}`) : undefined)}
        />
      )}
      <OccasionFields form={form} visit={visit} corrects={corrects} folded={line.missing.length > 0} />
      <CompletionFields form={form} visit={visit} sources={props.sources} />
      {visit.channel === 'call' && (corrects || visit.state !== 'closed') && (
        <FieldGroup columns={2}>
          <EndFields form={form} isCall />
        </FieldGroup>
      )}
      <p className="buttons">
        <PrintVisit visit={visit} />
        {corrects && (
          <button type="button" className="link" onClick={props.onVoid}>
            {t('void.open')}
          </button>
        )}
      </p>
    </FormPanel>
  );
}

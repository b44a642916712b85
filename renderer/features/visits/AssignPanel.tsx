import { useTranslation } from 'react-i18next';
import { client, queryClient, trpc } from '../../lib/trpc.ts';
import { FieldGroup } from '../../ui/Field.tsx';
import { FormPanel } from '../../ui/FormPanel.tsx';
import { notify } from '../../ui/notices.tsx';
import { useForm } from '../../ui/useForm.ts';
import { ConsultantField } from './ConsultantField.tsx';
import { guestTitle } from './guestTitle.ts';
import { ownerHere } from './registration.ts';
import type { Rota, VisitLine } from './types.ts';

/** 分配 / 改派: the next of the rota is proposed; passing somebody over is explained. */
export function AssignPanel(props: { line: VisitLine; rota: Rota; onClose: () => void }) {
  const { t } = useTranslation('visits');
  const { line, rota } = props;
  const title = guestTitle(line, t('guest.unnamed'));
  const owner = ownerHere(line.priorConsultantId, rota);
  const dueId = owner ?? line.consultantId ?? rota.pointId;
  const form = useForm<{ consultantId: string | undefined; skipReason: string }>({
    initial: { consultantId: dueId ?? undefined, skipReason: '' },
    // Whoever is due stands in the field, also when their turn came after this panel was opened.
    required: (values) => (values.consultantId === undefined && dueId !== null ? [] : ['consultantId']),
    save: async ({ consultantId: picked, skipReason }) => {
      const consultantId = picked ?? dueId;
      if (consultantId === null) return;
      await client.visits.assign.mutate({ id: line.id, rev: line.rev, consultantId, skipReason });
      await queryClient.invalidateQueries(trpc.visits.pathFilter());
      const consultant = rota.order.find(({ staffId }) => staffId === consultantId)?.name ?? '';
      notify(t('assigned', { name: title, consultant }));
    },
  });
  return (
    <FormPanel
      form={form}
      title={t('assign.title', { name: title })}
      saveLabel={t(line.consultantId === null ? 'action.assign' : 'action.reassign')}
      onClose={props.onClose}
      onSaved={props.onClose}
    >
      <FieldGroup columns={1}>
        <ConsultantField form={form} rota={rota} dueId={dueId} nobodyDue={t('assign.allBusy')} />
      </FieldGroup>
    </FormPanel>
  );
}

import { Button } from 'antd';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { contractLineKinds } from '../../../db/contracts/model.ts';
import { client, refresh } from '../../lib/trpc.ts';
import { changesOf, issuesIn, type RecordAbout, type RecordValues, requiredIn, valuesOf } from '../../records/about.ts';
import { KnownField, KnownGroup } from '../../records/KnownField.tsx';
import { RecordContext } from '../../records/RecordContext.ts';
import { FormPanel } from '../../ui/FormPanel.tsx';
import { notifyFailure } from '../../ui/notices.tsx';
import { SelectInput } from '../../ui/SelectInput.tsx';
import { type Form, useForm, useFormValue } from '../../ui/useForm.ts';
import {
  type ContractDue,
  type ContractLine,
  type DueValues,
  dueRecord,
  type LineValues,
  lineRecord,
} from './records.ts';

interface RowFormProps<F extends object> {
  readonly about: RecordAbout<F>;
  readonly title: string;
  readonly initial: RecordValues<F>;
  readonly send: (typed: Partial<F>) => Promise<unknown>;
  readonly remove?: () => Promise<unknown>;
  readonly onClose: () => void;
  readonly children: (form: Form<RecordValues<F>>) => ReactNode;
}

/** One row of a contract, typed or changed; only what differs travels. */
function RowForm<F extends object>({ about, title, initial, send, remove, onClose, children }: RowFormProps<F>) {
  const { t } = useTranslation('contracts');
  const around = useMemo(() => ({ about, mayWrite: true, pickers: {} }), [about]);
  const form = useForm<RecordValues<F>>({
    initial,
    required: (values) => requiredIn(about, values),
    check: (values) => issuesIn(about, values),
    save: async (values) => {
      await send(changesOf<F>(values, initial));
      await refresh('contracts');
    },
  });
  async function takeOut(): Promise<void> {
    try {
      await remove?.();
      onClose();
      await refresh('contracts');
    } catch (error) {
      notifyFailure(error);
    }
  }
  return (
    <FormPanel form={form} title={title} onClose={onClose} onSaved={onClose}>
      <RecordContext value={around}>{children(form)}</RecordContext>
      {remove && (
        <Button type="text" danger onClick={() => void takeOut()}>
          {t('row.remove')}
        </Button>
      )}
    </FormPanel>
  );
}

function LineFields({ form }: { readonly form: Form<LineValues> }) {
  const { t } = useTranslation('contracts');
  const mode = useFormValue(form, ({ values }) => values.mode);
  const kinds = contractLineKinds.map((value) => ({ value, label: t(`kind.${value}`) }));
  return (
    <>
      <KnownGroup form={form} columns={1}>
        <KnownField form={form} name="kind">
          {(bind) => <SelectInput {...bind} autoFocus options={kinds} />}
        </KnownField>
      </KnownGroup>
      <KnownGroup form={form} columns={1} fields={['mode', 'title']} />
      <KnownGroup form={form} columns={2} fields={['amountFen', 'qty']} />
      {mode === 'agency' && <KnownField form={form} name="voluntary" hint={t('voluntary.hint')} />}
    </>
  );
}

export function AddLine({ contractId, onClose }: { readonly contractId: string; readonly onClose: () => void }) {
  const { t } = useTranslation('contracts');
  const blank = useMemo(() => valuesOf(lineRecord, {}), []);
  const initial = useMemo(() => valuesOf(lineRecord, { mode: 'sell', qty: 1 }), []);
  return (
    <RowForm
      about={lineRecord}
      title={t('line.add')}
      initial={initial}
      onClose={onClose}
      send={(typed) => client.contracts.addLine.mutate({ ...changesOf(initial, blank), ...typed, id: contractId })}
    >
      {(form) => <LineFields form={form} />}
    </RowForm>
  );
}

export function ChangeLine({ line, onClose }: { readonly line: ContractLine; readonly onClose: () => void }) {
  const { t } = useTranslation('contracts');
  const initial = useMemo(() => valuesOf(lineRecord, line), [line]);
  const at = { id: line.id, rev: line.rev };
  return (
    <RowForm
      about={lineRecord}
      title={t('line.change')}
      initial={initial}
      onClose={onClose}
      send={(typed) => client.contracts.changeLine.mutate({ ...typed, ...at })}
      remove={() => client.contracts.removeLine.mutate(at)}
    >
      {(form) => <LineFields form={form} />}
    </RowForm>
  );
}

const DueFields = ({ form }: { readonly form: Form<DueValues> }) => (
  <KnownGroup form={form} columns={1} fields={['dueFen', 'dueOn', 'condition']} />
);

interface AddDueProps {
  readonly contractId: string;
  /** What the plan does not hold yet. */
  readonly leftFen: number;
  readonly onClose: () => void;
}

export function AddDue({ contractId, leftFen, onClose }: AddDueProps) {
  const { t } = useTranslation('contracts');
  const blank = useMemo(() => valuesOf(dueRecord, {}), []);
  const initial = useMemo(() => valuesOf(dueRecord, leftFen > 0 ? { dueFen: leftFen } : {}), [leftFen]);
  return (
    <RowForm
      about={dueRecord}
      title={t('due.add')}
      initial={initial}
      onClose={onClose}
      send={(typed) => client.contracts.addDue.mutate({ ...changesOf(initial, blank), ...typed, id: contractId })}
    >
      {(form) => <DueFields form={form} />}
    </RowForm>
  );
}

export function ChangeDue({ due, onClose }: { readonly due: ContractDue; readonly onClose: () => void }) {
  const { t } = useTranslation('contracts');
  const initial = useMemo(() => valuesOf(dueRecord, due), [due]);
  const at = { id: due.id, rev: due.rev };
  return (
    <RowForm
      about={dueRecord}
      title={t('due.change')}
      initial={initial}
      onClose={onClose}
      send={(typed) => client.contracts.changeDue.mutate({ ...typed, ...at })}
      remove={() => client.contracts.removeDue.mutate(at)}
    >
      {(form) => <DueFields form={form} />}
    </RowForm>
  );
}

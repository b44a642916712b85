import { useQuery } from '@tanstack/react-query';
import { Button, Table } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '../../../db/staff/model.ts';
import { useMay } from '../../lib/session.ts';
import { refresh } from '../../lib/trpc.ts';
import { changesOf, issuesIn, type RecordAbout, type RecordValues, requiredIn, valuesOf } from '../../records/about.ts';
import { KnownField, KnownGroup } from '../../records/KnownField.tsx';
import { RecordContext } from '../../records/RecordContext.ts';
import { type HistoryLine, RecordHistory } from '../../records/RecordHistory.tsx';
import type { Bind } from '../../ui/Field.tsx';
import { FormPanel } from '../../ui/FormPanel.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { leaving } from '../../ui/leaving.ts';
import { notify } from '../../ui/notices.tsx';
import { type Form, useForm } from '../../ui/useForm.ts';

type Row = { readonly id: string; readonly rev: number };

/** The procedures of a small master; `client.prices.lists` fits. */
interface Part<F extends object, L extends Row> {
  readonly list: { query(asked: never): Promise<{ rows: L[] }> };
  readonly history: { query(asked: { id: string }): Promise<readonly HistoryLine[]> };
  readonly create: { mutate(fields: Partial<F>): Promise<unknown> };
  readonly update: { mutate(changes: { id: string; rev: number } & Partial<F>): Promise<unknown> };
}

export interface Master<F extends object, L extends Row> {
  readonly key: string;
  readonly about: RecordAbout<F>;
  readonly part: Part<F, L>;
  readonly write: readonly Role[];
  readonly columns: (t: (key: string) => string) => readonly {
    readonly title: string;
    readonly render: (row: L) => ReactNode;
    readonly right?: boolean;
    /** Breaks into lines; all others stand in one. */
    readonly wide?: boolean;
  }[];
  /** The rows in the order they are shown. */
  readonly sorted?: (rows: readonly L[]) => readonly L[];
  readonly fields: readonly (keyof F & string)[];
  readonly controls?: { readonly [K in keyof F & string]?: (bind: Bind<RecordValues<F>[K]>) => ReactNode };
  /** More of the form than fields by name. */
  readonly More?: (props: { readonly form: Form<RecordValues<F>>; readonly row: L | undefined }) => ReactNode;
}

/** One small master: its rows, and beside them the one that is changed. A few dozen rows, so all of them at once. */
export function MasterTab<F extends object, L extends Row>({ master }: { readonly master: Master<F, L> }) {
  const { t } = useTranslation('prices');
  const [panel, setPanel] = useState<string>();
  const mayWrite = useMay(...master.write);
  const query = useQuery({
    queryKey: [['prices', master.key, 'list']],
    queryFn: () => master.part.list.query({ limit: 200 } as never),
  });
  const show = (next: string | undefined) => leaving(() => setPanel(next));
  return (
    <Loaded query={query} rows={6}>
      {({ rows }) => {
        const chosen = rows.find(({ id }) => id === panel);
        const sorted = master.sorted?.(rows) ?? rows;
        return (
          <div className="with-panel">
            <section className="panel">
              <Table<L>
                size="small"
                rowKey="id"
                pagination={false}
                dataSource={[...sorted]}
                columns={[
                  ...master.columns(t).map(({ title, render, right, wide }) => ({
                    title,
                    render: (_: unknown, row: L) => render(row),
                    ...(right && { align: 'right' as const }),
                    className: wide ? '' : 'setup-line',
                  })),
                  {
                    title: '',
                    align: 'right',
                    className: 'setup-line',
                    render: (_: unknown, row: L) => (
                      <button type="button" className="link" onClick={() => show(row.id)}>
                        {t(mayWrite ? 'change' : 'look')}
                      </button>
                    ),
                  },
                ]}
              />
              {mayWrite && <Button onClick={() => show('new')}>{t(`add.${master.key}`)}</Button>}
            </section>
            {panel === 'new' && mayWrite && (
              <MasterForm key="new" master={master} row={undefined} onClose={() => setPanel(undefined)} />
            )}
            {chosen && (
              <div>
                {mayWrite && (
                  <MasterForm key={chosen.id} master={master} row={chosen} onClose={() => setPanel(undefined)} />
                )}
                <RecordHistory about={master.about} id={chosen.id} lines={master.part.history.query} />
              </div>
            )}
          </div>
        );
      }}
    </Loaded>
  );
}

function MasterForm<F extends object, L extends Row>(props: {
  readonly master: Master<F, L>;
  readonly row: L | undefined;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('prices');
  const { master, row, onClose } = props;
  const { about, part, More } = master;
  const [initial] = useState(() => valuesOf(about, (row ?? about.fresh ?? {}) as never));
  const around = useMemo(() => ({ about, mayWrite: true, pickers: {} }), [about]);
  const form = useForm<RecordValues<F>>({
    initial,
    required: (values) => requiredIn(about, values),
    check: (values) => issuesIn(about, values),
    save: async (values) => {
      if (row) await part.update.mutate({ id: row.id, rev: row.rev, ...changesOf<F>(values, initial) });
      else await part.create.mutate(changesOf<F>(values, valuesOf(about, {})));
      notify(t('saved'));
      await refresh('prices');
    },
  });
  return (
    <FormPanel form={form} title={row ? t('change') : t(`add.${master.key}`)} onClose={onClose} onSaved={onClose}>
      <RecordContext value={around}>
        <KnownGroup form={form} columns={1}>
          {master.fields.map((name, at) => (
            <KnownField key={name} form={form} name={name} autoFocus={at === 0}>
              {master.controls?.[name] as never}
            </KnownField>
          ))}
        </KnownGroup>
        {More && <More form={form} row={row} />}
      </RecordContext>
    </FormPanel>
  );
}

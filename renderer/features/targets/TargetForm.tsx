import { CopyOutlined, HistoryOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type KeyboardEvent, type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type TargetMeasure, targetFields, targetMeasures } from '../../../db/targets/model.ts';
import { summed } from '../../../db/targets/rules.ts';
import { client, refresh } from '../../lib/trpc.ts';
import { RecordHistory } from '../../records/RecordHistory.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { Field } from '../../ui/Field.tsx';
import { FormBody } from '../../ui/FormBody.tsx';
import { type Issues, isBlank } from '../../ui/form.ts';
import { useHotkeys } from '../../ui/hotkeys.ts';
import { NumberInput, ShareInput } from '../../ui/NumberInput.tsx';
import { notify } from '../../ui/notices.tsx';
import { Page } from '../../ui/Page.tsx';
import { useForm, useFormValue } from '../../ui/useForm.ts';
import {
  type Cells,
  cellName,
  cellsOf,
  changedLines,
  goalsIn,
  goalText,
  lineKey,
  SHOWROOM,
  type TargetLine,
} from './goals.ts';
import { targetRecord } from './record.ts';

/** What the model says of every cell. */
function issuesOf(cells: Cells): Issues<Cells> {
  const found = Object.entries(cells).flatMap(([cell, value]) => {
    const rule = targetFields.shape[cell.split(' ')[1] as TargetMeasure].safeParse(value);
    return rule.success ? [] : [[cell, { code: rule.error.issues[0]!.message }] as const];
  });
  return Object.fromEntries(found);
}

/** ↑ ↓ stay in the column. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const cell = (event.target as HTMLElement).closest('td');
  if (step === undefined || cell === null || event.altKey || event.ctrlKey) return;
  let row = cell.parentElement;
  do row = (step > 0 ? row?.nextElementSibling : row?.previousElementSibling) as HTMLElement | null;
  while (row !== null && row.querySelector('input') === null);
  const input = (row?.children[cell.cellIndex] as HTMLElement | undefined)?.querySelector('input');
  if (!input) return;
  event.preventDefault();
  input.focus();
  input.select();
}

/** The table of a month: consultants, their sum, the showroom's own goals and what the two differ by. */
export function TargetForm(props: {
  month: string;
  lines: readonly TargetLine[];
  last: readonly TargetLine[];
  turn: ReactNode;
}) {
  const { t } = useTranslation('targets');
  const { month, lines, last } = props;
  const [historyOf, setHistoryOf] = useState<string>();
  const form = useForm<Cells>({
    initial: cellsOf(lines),
    check: issuesOf,
    save: async (cells) => {
      const changed = changedLines(lines, cells, form.store.getState().initial);
      try {
        if (changed.length > 0) await client.targets.set.mutate({ month, lines: changed });
        notify(t('saved', { month }));
      } finally {
        // Refused as stale, the next save stands on what others set meanwhile.
        await refresh('targets', 'reports');
      }
    },
  });
  // What others set shows where nothing was typed over it.
  useEffect(() => {
    const now = cellsOf(lines);
    form.store.setState(({ values, initial }) => ({
      initial: now,
      values: Object.fromEntries(
        Object.keys(now).map((cell) => [cell, values[cell] === initial[cell] ? now[cell] : values[cell]]),
      ),
    }));
  }, [lines, form]);
  const cells = useFormValue(form, (state) => state.values);
  const saved = useFormValue(form, (state) => state.initial);
  const saving = useFormValue(form, (state) => state.saving);
  const people = lines.filter(({ staffId }) => staffId !== null);
  const sum = summed(people.map((line) => goalsIn(cells, lineKey(line))));
  const own = goalsIn(cells, SHOWROOM);
  const before = (line: TargetLine) => last.find(({ staffId }) => staffId === line.staffId);
  /** Fills what is blank; nothing that was typed is lost. */
  const copy = () =>
    form.set(
      Object.fromEntries(
        lines.flatMap((line) =>
          targetMeasures
            .map((name) => [cellName(lineKey(line), name), before(line)?.[name]] as const)
            .filter(([cell, value]) => isBlank(cells[cell]) && !isBlank(value)),
        ),
      ),
    );
  useHotkeys(t('title'), [{ keys: 'alt+c', label: t('copy'), run: copy }]);
  const row = (line: TargetLine) => {
    const key = lineKey(line);
    return (
      <tr key={key} className={key === SHOWROOM ? 'target-own' : undefined}>
        <th scope="row">
          {line.name ?? t('showroom')}
          <Button
            type="text"
            size="small"
            tabIndex={-1}
            icon={<HistoryOutlined />}
            aria-label={t('historyOf', { name: line.name ?? t('showroom') })}
            onClick={() => setHistoryOf(historyOf === line.id ? undefined : line.id)}
          />
        </th>
        {targetMeasures.map((name) => {
          const cell = cellName(key, name);
          const Input = name === 'captureBp' ? ShareInput : NumberInput;
          const was = saved[cell];
          const typedOver = (cells[cell] ?? null) !== (was ?? null) && !isBlank(was);
          return (
            <td key={name}>
              <Field form={form} name={cell} label={`${line.name ?? t('showroom')} ${t(`field.${name}`)}`}>
                {(bind) => <Input {...bind} />}
              </Field>
              <small>
                {typedOver
                  ? t('was', { value: goalText(name, was) })
                  : before(line)?.[name] != null && t('last', { value: goalText(name, before(line)?.[name]) })}
              </small>
            </td>
          );
        })}
      </tr>
    );
  };
  return (
    <Page
      title={t('title')}
      subtitle={
        <Facts>
          {t('orders.sum', { count: sum.orders ?? 0 })}
          {own.orders !== null && t('orders.own', { count: own.orders })}
        </Facts>
      }
      filters={props.turn}
      actions={
        <Button icon={<CopyOutlined />} onClick={copy}>
          {t('copy')} <kbd>Alt+C</kbd>
        </Button>
      }
      primary={
        <Button type="primary" loading={saving} onClick={() => void form.save()}>
          {t('save')} <kbd>Ctrl+S</kbd>
        </Button>
      }
    >
      <div className="targets-and-history">
        <section className="panel targets">
          <FormBody form={form}>
            <table onKeyDown={walk}>
              <thead>
                <tr>
                  <th scope="col">{t('field.staffId')}</th>
                  {targetMeasures.map((name) => (
                    <th key={name} scope="col" className="number">
                      {t(`field.${name}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {people.map(row)}
                <tr className="target-sum">
                  <th scope="row">{t('sum')}</th>
                  {targetMeasures.map((name) => (
                    <td key={name} className="number">
                      {goalText(name, sum[name])}
                    </td>
                  ))}
                </tr>
                {lines.filter(({ staffId }) => staffId === null).map(row)}
                <tr className="target-difference">
                  <th scope="row">{t('difference')}</th>
                  {targetMeasures.map((name) => (
                    <td key={name} className="number">
                      <Difference sum={sum[name]} own={own[name]} />
                    </td>
                  ))}
                </tr>
              </tbody>
            </table>
          </FormBody>
          <p className="field-hint">{t('hint')}</p>
        </section>
        {historyOf !== undefined && (
          <aside className="target-history">
            <RecordHistory about={targetRecord} id={historyOf} lines={client.targets.history.query} />
          </aside>
        )}
      </div>
    </Page>
  );
}

/** 合计 against 全店: nothing where they agree. */
function Difference({ sum, own }: { sum: number | null; own: number | null }) {
  const { t } = useTranslation('targets');
  if (sum === null || own === null) return null;
  const more = sum - own;
  if (more === 0) return <span className="soft">{t('agrees')}</span>;
  return <span className={more < 0 ? 'target-short' : undefined}>{more > 0 ? `+${more}` : more}</span>;
}

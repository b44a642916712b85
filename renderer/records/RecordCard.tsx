import { Button } from 'antd';
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { FILE_HOLDERS } from '../../db/records.ts';
import { CardFiles } from '../ui/CardFiles.tsx';
import { DraftNote, FormBody } from '../ui/FormBody.tsx';
import { LeaveQuestion } from '../ui/LeaveGuard.tsx';
import { useNeighbourKeys } from '../ui/neighbours.ts';
import { Page } from '../ui/Page.tsx';
import { SavedFirst } from '../ui/SavedFirst.tsx';
import { useFormValue } from '../ui/useForm.ts';
import { type Pickers, RecordContext } from './RecordContext.ts';
import { type HistoryLine, RecordHistory } from './RecordHistory.tsx';
import { shownValue } from './shownValue.ts';
import { useEditing } from './useEditing.ts';
import { ReadingContext } from './useReading.ts';
import type { RecordForm } from './useRecordCard.ts';
import { useWords } from './useWords.ts';
import './records.css';

interface RecordCardProps<F extends object> {
  readonly record: RecordForm<F>;
  /** Head of the card; left out, the feature's `new`. */
  readonly title: ReactNode | undefined;
  readonly subtitle?: ReactNode;
  /** Roles decide; who may not reads the card as text. */
  readonly mayWrite: boolean;
  /** Before the way back; a new card may have some too. */
  readonly actions?: ReactNode;
  /** Above the fields: who has this number already, what happened to a field. */
  readonly above?: ReactNode;
  /** A saved card opens as text; a group of it becomes a form where it stands. Its fields stand in `KnownGroup`s with names. */
  readonly readFirst?: boolean;
  /** Groups or `RecordTabs` of `KnownField`s. */
  readonly children: ReactNode;
  /** Between fields and side; of a new card it stands beside the fields. */
  readonly middle?: ReactNode;
  /** Panels beside a saved card. */
  readonly aside?: ReactNode;
  /** Files hang on it, shown beside a saved card (default where the entity takes files). */
  readonly files?: boolean;
  /** Who changed what, last of what stands beside it: `client.vehicles.history.query`. */
  readonly history?: (asked: { id: string }) => Promise<readonly HistoryLine[]>;
  /** How its `ref`s are chosen. */
  readonly pickers?: Pickers;
}

const NONE: Pickers = {};

/** The page of one record: head, fields, and beside them what belongs to it. A new one is the same page, empty. */
export function RecordCard<F extends object>(props: RecordCardProps<F>) {
  const { record, mayWrite, middle, pickers = NONE } = props;
  const { form, about, others, id } = record;
  const t = useWords(about.feature);
  const navigate = useNavigate();
  const saving = useFormValue(form, (state) => state.saving);
  const around = useMemo(() => ({ about, mayWrite, pickers }), [about, mayWrite, pickers]);
  const isNew = id === undefined;
  const leave = () => void navigate(about.path);
  const fields = useRef<HTMLElement>(null);
  const { reading, leaveOpen, asking, edit } = useEditing(record, {
    readFirst: props.readFirst === true,
    mayWrite,
    leave,
    fields,
  });
  const head = useHeadFocus();
  useNeighbourKeys(t, about.path.slice(1), id);
  const beside = reading === undefined ? ' record-card-wide' : ' record-card-read';
  const holder = FILE_HOLDERS.find((entity) => entity === about.entity);
  return (
    <Page
      fill
      title={
        <span className="record-head" ref={head} tabIndex={-1}>
          {props.title ?? t('new')}
        </span>
      }
      subtitle={isNew ? undefined : props.subtitle}
      filters={<DraftNote form={form} />}
      actions={
        <>
          {props.actions}
          <Button onClick={leave}>{t('back')}</Button>
        </>
      }
      primary={
        mayWrite &&
        (reading && !reading.editing ? (
          <Button type="primary" onClick={edit}>
            {t('edit')} <kbd>E</kbd>
          </Button>
        ) : (
          <Button type="primary" loading={saving} onClick={() => void form.save()}>
            {t('save')} <kbd>Ctrl+S</kbd>
          </Button>
        ))
      }
    >
      <div
        className={`record-card${isNew ? ` record-card-new${middle === undefined ? '' : ' record-card-beside'}` : middle === undefined ? '' : beside}`}
      >
        <section ref={fields} className="panel record-fields" aria-label={t('part.fields')}>
          <RecordContext value={around}>
            <ReadingContext value={reading}>
              {mayWrite ? (
                <FormBody form={form} enterSaves={isNew} onLeave={leaveOpen}>
                  {others.length > 0 && (
                    <SavedFirst
                      form={form}
                      changes={others}
                      shown={(field, value) => shownValue(about, field, value)}
                    />
                  )}
                  {props.above}
                  {props.children}
                </FormBody>
              ) : (
                <div className="form-body">
                  {props.above}
                  {props.children}
                </div>
              )}
            </ReadingContext>
          </RecordContext>
        </section>
        {middle}
        {!isNew && (
          <aside className="record-aside" aria-label={t('part.aside')}>
            {props.aside}
            {holder !== undefined && props.files !== false && <CardFiles entity={holder} id={id} mayAdd={mayWrite} />}
            {props.history && <RecordHistory about={about} id={id} lines={props.history} />}
          </aside>
        )}
      </div>
      {asking && <LeaveQuestion {...asking} />}
    </Page>
  );
}

/** Who has just made a record goes on by keyboard from the head of its card: the button they pressed is gone. */
function useHeadFocus() {
  const head = useRef<HTMLSpanElement>(null);
  const { state } = useLocation() as { state: { justMade?: boolean } | null };
  const justMade = state?.justMade === true;
  useEffect(() => {
    if (justMade && document.activeElement === document.body) head.current?.focus();
  }, [justMade]);
  return head;
}

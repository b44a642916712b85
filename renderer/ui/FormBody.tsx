import type { TFunction } from 'i18next';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ruleText } from '../lib/errors.ts';
import { clock } from '../lib/when.ts';
import { ErrorNote } from './ErrorState.tsx';
import { enterMovesOn, focusField, settle } from './focus.ts';
import { type FieldIssue, isDirty } from './form.ts';
import { useHotkeys } from './hotkeys.ts';
import { LeaveGuard } from './LeaveGuard.tsx';
import { type Form, useFormValue } from './useForm.ts';

export interface FormBodyProps<T extends object> {
  readonly form: Form<T>;
  readonly children: ReactNode;
  /** After a save that went through (Ctrl+S, the button, Enter on the last field). */
  readonly onSaved?: () => void;
  /** Esc: leaves; asks first only if something would be lost. */
  readonly onLeave?: () => void;
  /** Enter on the last field saves (default) or stays. */
  readonly enterSaves?: boolean;
}

/** The fields of one form with everything around them: error list, Enter, Ctrl+S, Esc, leave guard. */
export function FormBody<T extends object>(props: FormBodyProps<T>) {
  const { form } = props;
  const { t } = useTranslation('ui');
  const body = useRef<HTMLFormElement>(null);
  const failure = useFormValue(form, (state) => state.failure);
  async function save(): Promise<void> {
    settle(body.current);
    if (await form.save()) props.onSaved?.();
  }
  // Whatever asked for the save (a key, a button beside the title), the cursor goes to what stood in its way.
  const refusals = useFormValue(form, (state) => state.refusals);
  const followed = useRef(refusals);
  useEffect(() => {
    if (followed.current === refusals) return;
    followed.current = refusals;
    const { issues } = form.store.getState();
    const first = Object.keys(issues).find((name) => issues[name as keyof T]?.warning !== true);
    if (first !== undefined && body.current) focusField(first, body.current);
  }, [form, refusals]);
  useHotkeys(t('keys.form'), [
    { keys: 'ctrl+s', label: t('keys.save'), run: () => void save() },
    ...(props.onLeave ? [{ keys: 'escape', label: t('keys.leave'), run: props.onLeave }] : []),
  ]);
  return (
    <form
      ref={body}
      className="form-body"
      autoComplete="off"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDownCapture={(event) => enterMovesOn(event, () => props.enterSaves !== false && void save())}
    >
      <LeaveGuard form={form} />
      <FormSummary form={form} within={() => body.current ?? document} />
      {failure !== undefined && <ErrorNote error={failure} kept />}
      {props.children}
    </form>
  );
}

/** After a failed save: what is missing or wrong, each a link to its field. */
export function FormSummary<T extends object>(props: { form: Form<T>; within: () => ParentNode }) {
  const { t } = useTranslation('ui');
  const shown = useFormValue(props.form, (state) => state.summary);
  const issues = useFormValue(props.form, (state) => state.issues);
  const labels = useFormValue(props.form, (state) => state.labels);
  const names = (Object.keys(issues) as (keyof T & string)[]).filter((name) => !issues[name]?.warning);
  if (!shown || names.length === 0) return null;
  return (
    <div className="form-summary" role="alert">
      <strong>{t('form.summary', { count: names.length })}</strong>
      {names.map((name) => (
        <button type="button" key={name} className="link" onClick={() => focusField(name, props.within())}>
          {complaintOf(t, labels[name] ?? name, issues[name])}
        </button>
      ))}
    </div>
  );
}

/** That a field is missing the heading above says already; any other rule is named. */
function complaintOf(t: TFunction<'ui'>, label: string, issue: FieldIssue | undefined): string {
  if (issue === undefined || issue.code === 'field.required') return label;
  return t('form.complaint', { label, rule: ruleText(issue.code, { ...issue.params, label }) });
}

/** "草稿 10:42 · 恢复了上次没存的内容 · 丢弃", beside a form's title. */
export function DraftNote<T extends object>(props: { form: Form<T> }) {
  const { t } = useTranslation('ui');
  const at = useFormValue(props.form, (state) => state.draftAt);
  const restored = useFormValue(props.form, (state) => state.draftRestored);
  const dirty = useFormValue(props.form, isDirty);
  if (at === undefined || !dirty) return null;
  return (
    <span className="draft-note">
      {t(restored ? 'draft.restored' : 'draft.at', { time: clock(at) })}{' '}
      <button type="button" className="link" onClick={props.form.discardDraft}>
        {t('draft.discard')}
      </button>
    </span>
  );
}

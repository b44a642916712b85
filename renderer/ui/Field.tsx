import { createContext, type ReactNode, useEffect, useId, useMemo } from 'react';
import { ruleText } from '../lib/errors.ts';
import type { Unread } from './form.ts';
import type { Form } from './useForm.ts';
import { useFormValue } from './useForm.ts';

/** What a control needs from its field; every input of this folder takes exactly this, so `<PhoneInput {...bind} />`. */
export interface Bind<V> {
  readonly id: string;
  readonly value: V;
  readonly onChange: (value: V) => void;
  readonly onBlur: () => void;
  readonly status: 'error' | 'warning' | undefined;
  readonly 'aria-required': boolean;
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-labelledby': string;
}

/** For controls whose text may be no value (a number): where such a text is kept. Undefined outside a form. */
export const UnreadText = createContext<
  { readonly text: string | undefined; readonly keep: (unread: Unread | undefined) => void } | undefined
>(undefined);

export interface FieldProps<T extends object, K extends keyof T> {
  readonly form: Form<T>;
  readonly name: K;
  readonly label: string;
  /** A quiet line under the field. */
  readonly hint?: ReactNode;
  /** Columns of the grid it takes (default 1). */
  readonly span?: number;
  readonly children: (bind: Bind<T[K]>) => ReactNode;
}

/** Label, control and complaint. A required field wears the seeds' black 2 px frame and bold red label. */
export function Field<T extends object, K extends keyof T & string>(props: FieldProps<T, K>) {
  const { form, name, label } = props;
  const id = useId();
  const value = useFormValue(form, (state) => state.values[name]);
  const issue = useFormValue(form, (state) => state.issues[name]);
  const unread = useFormValue(form, (state) => state.unread[name]?.text);
  const kept = useMemo(
    () => ({ text: unread, keep: (next: Unread | undefined) => form.setUnread(name, next) }),
    [form, name, unread],
  );
  const required = useFormValue(form, (state) => form.isRequired(name, state.values));
  useEffect(() => {
    form.store.setState((state) => ({ labels: { ...state.labels, [name]: label } }));
  }, [form, name, label]);
  const complaint = issue === undefined ? undefined : ruleText(issue.code, { ...issue.params, label });
  const bind: Bind<T[K]> = {
    id,
    value,
    onChange: (next) => form.set({ [name]: next } as unknown as Partial<T>),
    onBlur: () => form.leave(name),
    status: issue === undefined ? undefined : issue.warning ? 'warning' : 'error',
    'aria-required': required,
    'aria-invalid': issue !== undefined && !issue.warning,
    'aria-describedby': complaint === undefined ? undefined : `${id}-said`,
    'aria-labelledby': `${id}-label`,
  };
  return (
    <div
      className={`field${required ? ' field-required' : ''}${issue ? ' field-wrong' : ''}`}
      data-field={name}
      style={props.span === undefined ? undefined : { gridColumn: `span ${props.span}` }}
    >
      <label className="field-label" id={`${id}-label`} htmlFor={id}>
        {label}
      </label>
      <div className="field-control">
        <UnreadText value={kept}>{props.children(bind)}</UnreadText>
      </div>
      {complaint !== undefined && (
        <div className={issue?.warning ? 'field-warning' : 'field-error'} id={`${id}-said`} role="alert">
          {complaint}
        </div>
      )}
      {props.hint !== undefined && <div className="field-hint">{props.hint}</div>}
    </div>
  );
}

/** Fields side by side, `columns` to a row; with a title it folds when `folded` is given. */
export function FieldGroup(props: { title?: string; columns?: number; folded?: boolean; children: ReactNode }) {
  const grid = (
    <div className="field-grid" style={{ gridTemplateColumns: `repeat(${props.columns ?? 3}, minmax(0, 1fr))` }}>
      {props.children}
    </div>
  );
  if (props.title === undefined) return grid;
  if (props.folded === undefined) {
    return (
      <section className="field-group">
        <h3>{props.title}</h3>
        {grid}
      </section>
    );
  }
  return (
    <details className="field-group" open={!props.folded}>
      <summary>{props.title}</summary>
      {grid}
    </details>
  );
}

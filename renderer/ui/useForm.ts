import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { draftKeeper, findDraft } from '../lib/drafts.ts';
import { issuesOf, refusalOf } from '../lib/errors.ts';
import {
  createFormStore,
  type FieldIssue,
  type FormState,
  type FormStore,
  type Issues,
  isBlank,
  isDirty,
  pathIssues,
  type Unread,
} from './form.ts';
import { whenReleased } from './pressing.ts';

export interface FormOptions<T extends object> {
  readonly initial: T;
  /** Fields that must not be blank; may depend on what was chosen (国产 / 进口). They wear the black frame and red label. */
  readonly required?: readonly (keyof T)[] | ((values: T) => readonly (keyof T)[]);
  /** All other rules, e.g. `(values) => schemaIssues(customerDraft, values)`. */
  readonly check?: (values: T) => Issues<T>;
  /** Saves; throw (or let the mutation throw) to keep everything on the screen with the reason. */
  readonly save: (values: T) => Promise<unknown>;
  /** 'customer:new', 'customer:<id>': typing survives a crash under this key. Leave out for forms of two fields. */
  readonly draftKey?: string;
  /** Kept with every draft though nobody typed it: the revision the typing stands on. */
  readonly draftBasis?: readonly (keyof T)[];
}

export interface Form<T extends object> {
  readonly store: FormStore<T>;
  readonly set: (patch: Partial<T>) => void;
  /** What stands in a field but is no value of it; nothing can be saved until it is mended or gone. */
  readonly setUnread: (name: keyof T, unread: Unread | undefined) => void;
  readonly leave: (name: keyof T) => void;
  readonly save: () => Promise<boolean>;
  /** Replaces values and what counts as unchanged: after a save, or when the record changed elsewhere. */
  readonly reset: (values?: T) => void;
  readonly discardDraft: () => void;
  readonly flushDraft: () => Promise<void>;
  /** Typing is kept as a draft, so leaving loses nothing. */
  readonly keepsDraft: boolean;
  readonly isRequired: (name: keyof T, values: T) => boolean;
}

/** A slice of a form that re-renders only when it changes: `useFormValue(form, (state) => state.values.kind)`. */
export function useFormValue<T extends object, S>(form: Form<T>, pick: (state: FormState<T>) => S): S {
  return useStore(form.store, pick);
}

/** The state of one page of fields. Its options may change between renders; the typed values stay. */
export function useForm<T extends object>(options: FormOptions<T>): Form<T> {
  const latest = useRef(options);
  latest.current = options;
  const [form] = useState(() => makeForm<T>(() => latest.current));
  const { draftKey } = options;
  useEffect(() => {
    if (draftKey === undefined) return undefined;
    let gone = false;
    findDraft<T>(draftKey)
      .then((draft) => {
        // Typing may have begun while the question was under way: what is on the screen wins.
        if (gone || draft === undefined || isDirty(form.store.getState())) return;
        form.store.setState((state) => ({
          values: { ...state.values, ...draft.value },
          draftAt: draft.savedAt,
          draftRestored: true,
        }));
      })
      .catch(() => undefined);
    const hide = () => void form.flushDraft();
    document.addEventListener('visibilitychange', hide);
    return () => {
      gone = true;
      document.removeEventListener('visibilitychange', hide);
      void form.flushDraft();
    };
  }, [draftKey, form]);
  return form;
}

/**
 * What a draft holds: only what was typed. Kept whole, it would put old values back over what others saved meanwhile.
 * Emptied fields are null, because the wire drops undefined.
 */
function typedIn<T extends object>({ values, initial }: FormState<T>, basis: readonly (keyof T)[]): T {
  const typed = (Object.keys(values) as (keyof T)[]).filter(
    (name) => basis.includes(name) || values[name] !== initial[name],
  );
  return Object.fromEntries(typed.map((name) => [name, values[name] ?? null])) as T;
}

function without<R extends object>(record: R, names: readonly PropertyKey[]): R {
  return Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name))) as R;
}

function makeForm<T extends object>(options: () => FormOptions<T>): Form<T> {
  const store = createFormStore<T>(options().initial);
  const key = options().draftKey;
  const keeper = key === undefined ? undefined : draftKeeper<T>(key, (draftAt) => store.setState({ draftAt }));

  let refused: { issues: Issues<T>; values: T | undefined } = { issues: {}, values: undefined };

  function isRequired(name: keyof T, values: T): boolean {
    const { required } = options();
    return (typeof required === 'function' ? required(values) : (required ?? [])).includes(name);
  }
  function allIssues(values: T): Issues<T> {
    const found: { [K in keyof T]?: FieldIssue } = { ...options().check?.(values) };
    const { required } = options();
    for (const name of typeof required === 'function' ? required(values) : (required ?? [])) {
      if (isBlank(values[name])) found[name] = { code: 'field.required' };
    }
    const { unread } = store.getState();
    for (const name of Object.keys(unread) as (keyof T)[])
      found[name] = { code: unread[name]?.code ?? 'field.invalid' };
    // In the order of the fields: the list on top reads like the page, and the cursor goes to the first one.
    const names = (Object.keys({ ...values, ...found }) as (keyof T)[]).filter((name) => found[name] !== undefined);
    return Object.fromEntries(names.map((name) => [name, found[name]])) as Issues<T>;
  }
  function blocking(issues: Issues<T>): (keyof T)[] {
    return (Object.keys(issues) as (keyof T)[]).filter((name) => issues[name]?.warning !== true);
  }
  /** Shows only the issues of fields the person has been in, so an empty form does not scold. */
  function judge(): void {
    const { values, touched } = store.getState();
    const found = allIssues(values);
    const shown: { [K in keyof T]?: FieldIssue } = {};
    for (const name of Object.keys(found) as (keyof T)[]) if (touched[name]) shown[name] = found[name];
    // What the host said of a value holds until that value changes, and weighs more than a doubt.
    for (const name of Object.keys(refused.issues) as (keyof T)[])
      if (values[name] === refused.values?.[name] && (shown[name]?.warning ?? shown[name] === undefined))
        shown[name] = refused.issues[name];
    store.setState({ issues: shown });
  }
  async function save(): Promise<boolean> {
    if (store.getState().saving) return false;
    const { values } = store.getState();
    const issues = allIssues(values);
    if (blocking(issues).length > 0) {
      const touched = Object.fromEntries(Object.keys(values).map((name) => [name, true])) as FormState<T>['touched'];
      store.setState((state) => ({
        issues,
        touched,
        summary: true,
        failure: undefined,
        refusals: state.refusals + 1,
      }));
      return false;
    }
    refused = { issues: {}, values: undefined };
    store.setState({ saving: true, failure: undefined, summary: false });
    try {
      await options().save(values);
      await keeper?.drop().catch(() => undefined);
      store.setState((state) => ({
        saving: false,
        saves: state.saves + 1,
        initial: values === state.values ? values : state.initial,
        draftAt: undefined,
        draftRestored: false,
      }));
      return true;
    } catch (error) {
      const refusal = refusalOf(error);
      const field = refusal?.field as keyof T | undefined;
      const told =
        refusal !== undefined && field !== undefined && field in values
          ? ({ [field]: { code: refusal.code, ...(refusal.params && { params: refusal.params }) } } as Issues<T>)
          : pathIssues<T>(issuesOf(error));
      refused = { issues: told, values };
      const placed = blocking(told).length > 0;
      store.setState((state) => ({
        saving: false,
        issues: told,
        summary: placed,
        failure: placed ? undefined : error,
        refusals: state.refusals + (placed ? 1 : 0),
      }));
      return false;
    }
  }
  return {
    store,
    save,
    isRequired,
    keepsDraft: keeper !== undefined,
    set(patch) {
      store.setState((state) => ({
        values: { ...state.values, ...patch },
        // A value that came some other way takes the place of what could not be read.
        unread: without(state.unread, Object.keys(patch)),
      }));
      const state = store.getState();
      if (Object.keys(state.issues).length > 0) judge();
      keeper?.note(typedIn(store.getState(), options().draftBasis ?? []));
    },
    setUnread(name, unread) {
      store.setState((state) => ({
        unread: { ...without(state.unread, [name]), ...(unread && { [name]: unread }) } as FormState<T>['unread'],
      }));
      if (Object.keys(store.getState().issues).length > 0) judge();
    },
    leave(name) {
      whenReleased(() => {
        store.setState((state) => ({ touched: { ...state.touched, [name]: true } }));
        judge();
      });
    },
    reset(values = options().initial) {
      store.setState({
        values,
        initial: values,
        issues: {},
        unread: {},
        touched: {},
        summary: false,
        failure: undefined,
        draftRestored: false,
      });
    },
    discardDraft() {
      void keeper?.drop().catch(() => undefined);
      store.setState((state) => ({
        values: state.initial,
        issues: {},
        unread: {},
        touched: {},
        draftAt: undefined,
        draftRestored: false,
      }));
    },
    flushDraft: async () => keeper?.flush(),
  };
}

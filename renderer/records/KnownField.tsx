import { type ReactNode, use, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { metaOf } from '../../db/core/fields.ts';
import { money } from '../lib/money.ts';
import { type Bind, Field, FieldGroup } from '../ui/Field.tsx';
import { isBlank } from '../ui/form.ts';
import { type Form, useFormValue } from '../ui/useForm.ts';
import { Fact } from './Fact.tsx';
import { KnownControl } from './KnownControl.tsx';
import { ReadGroup } from './ReadGroup.tsx';
import { GroupContext, RecordContext } from './RecordContext.ts';
import { shownValue } from './shownValue.ts';
import { ReadingContext } from './useReading.ts';

interface KnownFieldProps<T extends object, K extends keyof T & string> {
  readonly form: Form<T>;
  readonly name: K;
  /** Where its own label (`field.<name>`) does not fit. */
  readonly label?: string | undefined;
  readonly span?: number | undefined;
  readonly hint?: ReactNode;
  /** How it reads where it stands as text, if not as its value: with the eye of a masked number. */
  readonly read?: ReactNode;
  readonly autoFocus?: boolean;
  /** Texts offered while typing; anything else may be typed as well. */
  readonly suggestions?: readonly string[] | undefined;
  /** Another control than the model's. */
  readonly children?: (bind: Bind<T[K]>) => ReactNode;
}

/** One field of a card by its name: label, control, frame and complaint as its model says; plain text where the card is only read. */
export function KnownField<T extends object, K extends keyof T & string>(props: KnownFieldProps<T, K>) {
  const { form, name, span, children } = props;
  const around = use(RecordContext);
  if (around === undefined) throw new Error(`field ${name} stands outside a record's card`);
  const { about, mayWrite } = around;
  const { t } = useTranslation(about.feature);
  const label = props.label ?? t(`field.${name as string}`);
  const value = useFormValue(form, (state) => state.values[name]);
  const group = use(GroupContext);
  useEffect(() => {
    group?.names.add(name);
    return () => void group?.names.delete(name);
  }, [group, name]);
  if (group?.facts)
    return (
      <Fact name={name} label={label} blank={isBlank(value)}>
        {props.read ?? shownValue(about, name, value)}
      </Fact>
    );
  if (!mayWrite)
    return (
      <div className="field" data-field={name} style={span === undefined ? undefined : { gridColumn: `span ${span}` }}>
        <span className="field-label">{label}</span>
        <div className="record-text">{shownValue(about, name, value)}</div>
        {props.hint !== undefined && <div className="field-hint">{props.hint}</div>}
      </div>
    );
  // "48.99 万" under an amount typed in 元: a slip of one zero is seen at once.
  const isMoney = metaOf(about.schema, name)?.control === 'fen' && typeof value === 'number';
  const hint = props.hint ?? (isMoney ? money(value, true) : undefined);
  return (
    <Field form={form} name={name} label={label} {...(span && { span })} {...(hint !== undefined && { hint })}>
      {(bind) =>
        children?.(bind) ?? (
          <KnownControl
            bind={bind as Bind<unknown>}
            name={name}
            label={label}
            autoFocus={props.autoFocus ?? false}
            suggestions={props.suggestions}
          />
        )
      }
    </Field>
  );
}

interface KnownGroupProps<T extends object> {
  readonly form: Form<T>;
  readonly fields?: readonly (keyof T & string)[];
  readonly title?: string;
  /** What a group without a title is called where the card is read. */
  readonly called?: string;
  readonly columns?: number;
  /** Given with a title: folded until one opens it. */
  readonly folded?: boolean;
  /** Folds, unless the record has something in one of these. */
  readonly opensWith?: readonly (keyof T & string)[];
  /** Fields that need more than their name, in front of the others. */
  readonly children?: ReactNode;
}

/** Fields side by side, by their names. */
export function KnownGroup<T extends object>(props: KnownGroupProps<T>) {
  const { form, fields = [], title, called, columns, children } = props;
  const isRead = use(ReadingContext) !== undefined;
  const all = (
    <>
      {children}
      {fields.map((name) => (
        <KnownField key={name} form={form} name={name} />
      ))}
    </>
  );
  if (!isRead) return <FormGroup {...props}>{all}</FormGroup>;
  return (
    <ReadGroup form={form} title={title ?? called ?? ''} columns={columns}>
      {all}
    </ReadGroup>
  );
}

function FormGroup<T extends object>(props: KnownGroupProps<T>) {
  const { form, title, columns, opensWith, children } = props;
  const blank = useFormValue(form, ({ initial }) => opensWith?.every((field) => isBlank(initial[field])));
  const isFolded = props.folded ?? blank;
  return (
    <FieldGroup
      {...(title !== undefined && { title })}
      {...(columns !== undefined && { columns })}
      {...(isFolded !== undefined && { folded: isFolded })}
    >
      {children}
    </FieldGroup>
  );
}

/** Fields of a card that this person reads although they may change others of it. */
export function ReadPart({ when, children }: { readonly when: boolean; readonly children: ReactNode }) {
  const around = use(RecordContext);
  const reading = useMemo(() => around && { ...around, mayWrite: false }, [around]);
  return when ? <RecordContext value={reading}>{children}</RecordContext> : children;
}

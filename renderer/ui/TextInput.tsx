import { Input } from 'antd';
import { type ReactNode, useRef } from 'react';
import { dayOf } from '../../db/core/day.ts';
import { parseDay } from '../../db/core/parse-day.ts';
import { normaliseMobile } from '../../db/customers/phone.ts';
import { tidy, tidyCode } from '../lib/clean.ts';
import { readMoney } from '../lib/money.ts';
import type { Bind } from './Field.tsx';

/** A field's bind, or just value and onChange outside a form. */
export type ControlProps<V> = Partial<Omit<Bind<V>, 'value' | 'onChange'>> & Pick<Bind<V>, 'value' | 'onChange'>;

type Text = string | null | undefined;

export interface TextInputProps<V extends Text> extends ControlProps<V> {
  readonly placeholder?: string;
  readonly autoFocus?: boolean;
  readonly disabled?: boolean;
  readonly prefix?: ReactNode;
  readonly suffix?: ReactNode;
  readonly type?: 'text' | 'password' | 'search';
  readonly inputMode?: 'text' | 'numeric' | 'tel' | 'decimal';
  /** Characters beyond this are refused by the rule, not cut: nothing typed is lost. */
  readonly className?: string;
  /** What a pasted or finished text becomes when the field is left. */
  readonly tidy?: (text: string) => string;
}

/** One line of text. Leaves what is typed alone until the field is left; then blanks and full-width digits are tidied. */
export function TextInput<V extends Text>(props: TextInputProps<V>) {
  const { tidy: clean, value, onChange, onBlur, status, type = 'text', ...rest } = props;
  const composing = useRef(false);
  const Control = type === 'password' ? Input.Password : Input;
  return (
    <Control
      {...rest}
      {...(type === 'search' ? { type } : {})}
      autoComplete={type === 'password' ? 'new-password' : 'off'}
      spellCheck={false}
      status={status ?? ''}
      value={value ?? ''}
      onCompositionStart={() => {
        composing.current = true;
      }}
      onCompositionEnd={() => {
        composing.current = false;
      }}
      onChange={(event) => onChange(event.target.value as V)}
      onBlur={() => {
        const cleaned = clean === undefined || composing.current ? (value ?? '') : clean(value ?? '');
        if (cleaned !== (value ?? '')) onChange(cleaned as V);
        onBlur?.();
      }}
    />
  );
}

/** Several lines; Enter is a new line here. */
export function TextArea<V extends Text>(
  props: ControlProps<V> & { placeholder?: string; rows?: number; maxRows?: number },
) {
  const { value, onChange, onBlur, status, rows = 3, maxRows = rows * 3, ...rest } = props;
  return (
    <Input.TextArea
      {...rest}
      status={status ?? ''}
      autoSize={{ minRows: rows, maxRows }}
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value as V)}
      onBlur={() => onBlur?.()}
    />
  );
}

/** Mobile: takes "+86 138-1234 1234", full-width digits, brackets. */
export function PhoneInput<V extends Text>(props: TextInputProps<V>) {
  return <TextInput placeholder="138…" inputMode="tel" {...props} tidy={normaliseMobile} className="tabular" />;
}

/** ID number: blanks off, small x → X. */
export function IdNumberInput<V extends Text>(props: TextInputProps<V>) {
  return <TextInput {...props} tidy={tidyCode} className="tabular" />;
}

/** VIN, engine number, plate, certificate number: capitals, no blanks. */
export function CodeInput<V extends Text>(props: TextInputProps<V>) {
  return <TextInput {...props} tidy={tidyCode} className="tabular" />;
}

/** 'YYYY-MM-DD' from 20251123, 2025/11/23, 11/23, 明天. What is no day stays as typed, for the rule to name. */
export function DayText<V extends Text>(props: TextInputProps<V>) {
  return (
    <TextInput
      placeholder="2025-11-23"
      {...props}
      tidy={(text) => parseDay(text, dayOf(Date.now())) ?? tidy(text)}
      className="tabular"
    />
  );
}

/** Whole number; undefined while blank. Full-width digits are fine, anything else stays typed and is not taken. */
export function NumberInput<V extends number | null | undefined>(
  props: ControlProps<V> & { placeholder?: string; suffix?: ReactNode; autoFocus?: boolean },
) {
  return (
    <Typed
      {...props}
      read={(text) => (/^-?\d{1,15}$/.test(text) ? Number(text) : undefined)}
      show={(value) => String(value)}
    />
  );
}

/** Amount in 元 on the screen ("43.58万" is understood), integer 分 in the form. */
export function MoneyInput<V extends number | null | undefined>(props: ControlProps<V> & { placeholder?: string }) {
  return (
    <Typed {...props} suffix="元" read={readMoney} show={(fen) => new Intl.NumberFormat('en').format(fen / 100)} />
  );
}

interface TypedProps<V> extends ControlProps<V> {
  readonly placeholder?: string;
  readonly suffix?: ReactNode;
  readonly autoFocus?: boolean;
  readonly read: (text: string) => number | undefined;
  readonly show: (value: number) => string;
}

function Typed<V extends number | null | undefined>(props: TypedProps<V>) {
  const { value, onChange, onBlur, status, read, show, ...rest } = props;
  // What is on the screen while typing ("1,2" on the way to "1,200"); outside of that the value itself is shown.
  const typed = useRef<string | undefined>(undefined);
  const shown = value === undefined || value === null ? '' : show(value);
  return (
    <Input
      {...rest}
      inputMode="decimal"
      autoComplete="off"
      className="tabular number"
      status={status ?? ''}
      value={typed.current !== undefined && read(tidy(typed.current)) === (value ?? undefined) ? typed.current : shown}
      onChange={(event) => {
        const text = event.target.value;
        const next = read(tidy(text));
        if (next === undefined && text !== '') return;
        typed.current = text;
        onChange((text === '' ? undefined : next) as V);
      }}
      onBlur={() => {
        typed.current = undefined;
        onBlur?.();
      }}
    />
  );
}

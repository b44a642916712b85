import { Input } from 'antd';
import i18n from 'i18next';
import { type ReactNode, useRef } from 'react';
import { dayOf } from '../../db/core/day.ts';
import { bareCode } from '../../db/core/half-width.ts';
import { parseDay } from '../../db/core/parse-day.ts';
import { tidyPhone } from '../../db/customers/phone.ts';
import { tidy } from '../lib/clean.ts';
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

/** Any phone in its one spelling: takes "+86 138-1234 1234", full-width digits, brackets, 转8012. */
export function PhoneInput<V extends Text>(props: TextInputProps<V>) {
  return <TextInput placeholder="138…" inputMode="tel" {...props} tidy={tidyPhone} className="tabular" />;
}

/** ID number: blanks off, small x → X. */
export function IdNumberInput<V extends Text>(props: TextInputProps<V>) {
  return <TextInput {...props} tidy={bareCode} className="tabular" />;
}

/** VIN, engine number, plate, certificate number: capitals, no blanks. */
export function CodeInput<V extends Text>(props: TextInputProps<V>) {
  return <TextInput {...props} tidy={bareCode} className="tabular" />;
}

/** 'YYYY-MM-DD' from 20251123, 2025/11/23, 11/23, 明天. What is no day stays as typed, for the rule to name. */
export function DayText<V extends Text>(props: TextInputProps<V>) {
  return (
    <TextInput
      placeholder={i18n.t('ui:date.placeholder')}
      {...props}
      tidy={(text) => parseDay(text, dayOf(Date.now())) ?? tidy(text)}
      className="tabular"
    />
  );
}

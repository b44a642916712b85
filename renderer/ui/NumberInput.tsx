import { Input } from 'antd';
import { type ReactNode, use, useState } from 'react';
import { readMoney, readShare, readWhole } from '../lib/money.ts';
import { UnreadText } from './Field.tsx';
import type { ControlProps } from './TextInput.tsx';

/** Whole number; undefined while blank. Full-width digits and commas are fine; what is no number stays, for the rule to name. */
export function NumberInput<V extends number | null | undefined>(
  props: ControlProps<V> & { placeholder?: string; suffix?: ReactNode; autoFocus?: boolean },
) {
  return <Typed {...props} rule="number.whole" read={readWhole} show={(value) => String(value)} />;
}

/** Amount in 元 on the screen ("43.58万" and "43.58w" are understood), integer 分 in the form. */
export function MoneyInput<V extends number | null | undefined>(
  props: ControlProps<V> & { placeholder?: string; autoFocus?: boolean },
) {
  return (
    <Typed
      {...props}
      suffix="元"
      rule="number.amount"
      read={readMoney}
      show={(fen) => new Intl.NumberFormat('en').format(fen / 100)}
    />
  );
}

/** A share in % on the screen, 1/10,000 in the form. */
export function ShareInput<V extends number | null | undefined>(props: ControlProps<V> & { placeholder?: string }) {
  return <Typed {...props} suffix="%" rule="number.whole" read={readShare} show={(bp) => String(bp / 100)} />;
}

interface TypedProps<V> extends ControlProps<V> {
  readonly placeholder?: string;
  readonly suffix?: ReactNode;
  readonly autoFocus?: boolean;
  /** The rule a text breaks that cannot be read. */
  readonly rule: string;
  readonly read: (text: string) => number | undefined;
  readonly show: (value: number) => string;
}

/**
 * Shows what is typed while the cursor is inside ("43." on the way to "43.58万"), the value itself outside. Never half of what
 * stands there: a text that cannot be read as a whole is no value, stays, and keeps the form from being saved.
 */
function Typed<V extends number | null | undefined>(props: TypedProps<V>) {
  const { value, onChange, onBlur, status, rule, read, show, ...rest } = props;
  const unread = use(UnreadText);
  const [typed, setTyped] = useState<string>();
  return (
    <Input
      {...rest}
      inputMode="decimal"
      autoComplete="off"
      className="tabular number"
      status={status ?? ''}
      value={typed ?? unread?.text ?? (value === undefined || value === null ? '' : show(value))}
      onChange={(event) => {
        const text = event.target.value;
        setTyped(text);
        const next = read(text);
        onChange(next as V);
        unread?.keep(next === undefined && text.trim() !== '' ? { text, code: rule } : undefined);
      }}
      onBlur={() => {
        setTyped(undefined);
        onBlur?.();
      }}
    />
  );
}

import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { tidy } from '../lib/clean.ts';
import { readMoney } from '../lib/money.ts';
import type { ControlProps } from './TextInput.tsx';

/** Whole number; undefined while blank. Full-width digits are fine, what is no number is dropped when the field is left. */
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

/** Shows what is typed while the cursor is inside ("43." on the way to "43.58万"), the value itself outside. */
function Typed<V extends number | null | undefined>(props: TypedProps<V>) {
  const { value, onChange, onBlur, status, read, show, ...rest } = props;
  const [typed, setTyped] = useState<string>();
  return (
    <Input
      {...rest}
      inputMode="decimal"
      autoComplete="off"
      className="tabular number"
      status={status ?? ''}
      value={typed ?? (value === undefined || value === null ? '' : show(value))}
      onChange={(event) => {
        const text = event.target.value;
        setTyped(text);
        const next = read(tidy(text));
        if (text === '' || next !== undefined) onChange((text === '' ? undefined : next) as V);
      }}
      onBlur={() => {
        setTyped(undefined);
        onBlur?.();
      }}
    />
  );
}

import { Input } from 'antd';
import { type KeyboardEvent, useState } from 'react';

interface CellProps {
  readonly label: string;
  /** As it stands, in the words one types. */
  readonly value: string;
  /** Column, so that Enter goes down it. */
  readonly column: string;
  readonly number?: boolean;
  readonly placeholder?: string;
  /** False: it could not be read or saved, and stays as typed. */
  readonly commit: (text: string) => Promise<boolean> | boolean;
}

/** A cell of the sheet: saved when it is left, Enter goes on to the next one below, Esc takes back what was typed. */
export function Cell({ label, value, column, number = false, placeholder, commit }: CellProps) {
  const [typed, setTyped] = useState<string>();
  const [wrong, setWrong] = useState(false);
  async function leave(): Promise<void> {
    if (typed === undefined || typed.trim() === value) {
      setTyped(undefined);
      setWrong(false);
      return;
    }
    const saved = await commit(typed.trim());
    setWrong(!saved);
    if (saved) setTyped(undefined);
  }
  function keys(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape' && typed !== undefined) {
      setTyped(undefined);
      setWrong(false);
      event.stopPropagation();
    }
    const step = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const cells = [...document.querySelectorAll<HTMLInputElement>(`.quote-sheet input[data-column="${column}"]`)];
    const next = cells[cells.indexOf(event.currentTarget) + step];
    if (next) next.focus();
    else if (event.key === 'Enter') document.querySelector<HTMLElement>('.quote-add input')?.focus();
  }
  return (
    <Input
      size="small"
      variant="borderless"
      aria-label={label}
      aria-invalid={wrong}
      status={wrong ? 'error' : ''}
      data-column={column}
      className={number ? 'tabular number' : ''}
      placeholder={placeholder ?? ''}
      autoComplete="off"
      value={typed ?? value}
      onFocus={(event) => event.target.select()}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={() => void leave()}
      onKeyDown={keys}
    />
  );
}

import { useId, useState } from 'react';

interface TickProps {
  readonly label: string;
  readonly value: boolean;
  readonly disabled: boolean;
  /** Beside the box. */
  readonly said?: string;
  /** False: it could not be saved. */
  readonly onChange: (value: boolean) => Promise<boolean>;
}

/** A tick that stands at once and is saved behind it. */
export function Tick({ label, said, value, disabled, onChange }: TickProps) {
  const id = useId();
  const [pressed, press] = useState<boolean>();
  const box = (
    <input
      id={id}
      type="checkbox"
      aria-label={label}
      checked={pressed ?? value}
      disabled={disabled}
      onChange={(event) => {
        press(event.target.checked);
        void onChange(event.target.checked).finally(() => press(undefined));
      }}
    />
  );
  if (said === undefined) return box;
  return (
    <label htmlFor={id}>
      {box}
      {said}
    </label>
  );
}

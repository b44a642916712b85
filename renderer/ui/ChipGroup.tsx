import type { KeyboardEvent } from 'react';
import type { ControlProps } from './TextInput.tsx';

export interface Chip<V extends string> {
  readonly value: V;
  readonly label: string;
}

interface ChipGroupProps<V extends string | null | undefined> extends ControlProps<V> {
  readonly options: readonly Chip<NonNullable<V>>[];
  /** Pressing the chosen chip again takes the choice back. */
  readonly clearable?: boolean;
  readonly label?: string;
}

/** One of a few, as chips. Digits 1-9 choose, arrows move, Enter goes on. */
export function ChipGroup<V extends string | null | undefined>(props: ChipGroupProps<V>) {
  const { options, value, onChange, clearable } = props;
  const chosen = options.findIndex((option) => option.value === value);
  return (
    <div
      className="chips"
      role="radiogroup"
      {...aria(props)}
      onBlur={(event) => left(event) && props.onBlur?.()}
      onKeyDown={(event) => pressed(event, options.length)}
    >
      {options.map((option, index) => (
        // biome-ignore lint/a11y/useSemanticElements: see above
        <button
          key={option.value}
          type="button"
          role="radio"
          data-chip
          {...(index === Math.max(0, chosen) ? { id: props.id } : {})}
          className="chip"
          // The field's label points at this chip too: without a name of its own it would be read as the field.
          aria-label={option.label}
          aria-checked={index === chosen}
          tabIndex={index === Math.max(0, chosen) ? 0 : -1}
          onClick={() => onChange((clearable && index === chosen ? undefined : option.value) as V)}
        >
          {index < 9 && <i aria-hidden>{index + 1}</i>}
          {option.label}
        </button>
      ))}
    </div>
  );
}

/** Any of a few, as chips; the value is the list of chosen ones. */
export function MultiChipGroup<V extends readonly string[] | null | undefined>(
  props: ControlProps<V> & { options: readonly Chip<NonNullable<V>[number]>[]; label?: string },
) {
  const { options, onChange } = props;
  const value: readonly string[] = props.value ?? [];
  return (
    // biome-ignore lint/a11y/useSemanticElements: see ChipGroup
    <div
      className="chips"
      role="group"
      {...aria(props)}
      onBlur={(event) => left(event) && props.onBlur?.()}
      onKeyDown={(event) => pressed(event, options.length)}
    >
      {options.map((option, index) => (
        <button
          key={option.value}
          type="button"
          data-chip
          {...(index === 0 ? { id: props.id } : {})}
          className="chip"
          aria-label={option.label}
          aria-pressed={value.includes(option.value)}
          tabIndex={index === 0 ? 0 : -1}
          onClick={() =>
            onChange(
              (value.includes(option.value)
                ? value.filter((other) => other !== option.value)
                : [...value, option.value]) as readonly string[] as V,
            )
          }
        >
          {index < 9 && <i aria-hidden>{index + 1}</i>}
          {option.label}
        </button>
      ))}
    </div>
  );
}

function aria(props: { label?: string; 'aria-labelledby'?: string; 'aria-describedby'?: string | undefined }) {
  return {
    'aria-label': props.label,
    'aria-labelledby': props['aria-labelledby'],
    'aria-describedby': props['aria-describedby'],
  };
}

function left(event: { currentTarget: Element; relatedTarget: EventTarget | null }): boolean {
  return !event.currentTarget.contains(event.relatedTarget as Node | null);
}

function pressed(event: KeyboardEvent<HTMLElement>, count: number): void {
  if (event.nativeEvent.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
  const chips = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('[data-chip]')];
  const now = chips.indexOf(document.activeElement as HTMLButtonElement);
  const digit = /^[1-9]$/.test(event.key) ? Number(event.key) - 1 : -1;
  if (digit >= 0 && digit < count) {
    event.preventDefault();
    chips[digit]?.click();
    chips[digit]?.focus();
  } else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
    event.preventDefault();
    chips[(now + (event.key === 'ArrowRight' ? 1 : count - 1)) % count]?.focus();
  }
}

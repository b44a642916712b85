import { type Chip, ChipGroup } from './ChipGroup.tsx';
import { DateInput } from './DateInput.tsx';
import type { Bind } from './Field.tsx';

/** A day by one of a few chips (明天, 三天后), or typed as any other; pressing the chosen chip again empties it. */
export function QuickDay<V extends string | undefined>({
  label,
  days,
  ...bind
}: Bind<V> & { label: string; days: readonly Chip<string>[] }) {
  return (
    <div className="with-quick">
      <ChipGroup<string | undefined>
        clearable
        label={label}
        value={bind.value || undefined}
        onChange={(day) => bind.onChange((day ?? '') as V)}
        options={days}
      />
      <DateInput {...bind} />
    </div>
  );
}

import { AutoComplete } from 'antd';
import { useState } from 'react';
import type { ControlProps } from './TextInput.tsx';

/** A text with suggestions, narrowed while typing; anything else may be typed as well. */
export function SuggestInput<V extends string | null | undefined>(
  props: ControlProps<V> & { suggestions: readonly string[]; autoFocus?: boolean },
) {
  const { value, onChange, onBlur, status, suggestions, 'aria-required': _required, ...rest } = props;
  // Opening the list again on a chosen value is choosing anew: only what is typed now narrows it.
  const [typing, setTyping] = useState(false);
  const typed = (value ?? '').trim().toLowerCase();
  const shown = typing ? suggestions.filter((text) => text.toLowerCase().includes(typed)) : suggestions;
  return (
    <AutoComplete
      {...rest}
      status={status ?? ''}
      style={{ width: '100%' }}
      defaultActiveFirstOption={false}
      options={shown.map((text) => ({ value: text }))}
      showSearch={{ onSearch: () => setTyping(true) }}
      onOpenChange={(open) => !open && setTyping(false)}
      value={value ?? ''}
      onChange={(next: string) => onChange(next as V)}
      onBlur={() => {
        // "rx" is the series RX, not one of its own.
        const same = suggestions.find((text) => text.toLowerCase() === typed);
        if (same !== undefined && same !== value) onChange(same as V);
        onBlur?.();
      }}
    />
  );
}

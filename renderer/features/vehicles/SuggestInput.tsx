import { AutoComplete } from 'antd';
import type { ControlProps } from '../../ui/TextInput.tsx';

/** A text with suggestions; anything else may be typed as well. */
export function SuggestInput<V extends string | null | undefined>(
  props: ControlProps<V> & { suggestions: readonly string[] },
) {
  const { value, onChange, onBlur, status, suggestions, 'aria-required': _required, ...rest } = props;
  const typed = (value ?? '').toLowerCase();
  return (
    <AutoComplete
      {...rest}
      status={status ?? ''}
      style={{ width: '100%' }}
      defaultActiveFirstOption={false}
      options={suggestions.map((text) => ({ value: text }))}
      // The whole list for a value that is one of them: opening it again is choosing anew.
      showSearch={{
        filterOption: (_text, option) =>
          suggestions.some((text) => text.toLowerCase() === typed) ||
          String(option?.value ?? '')
            .toLowerCase()
            .includes(typed),
      }}
      value={value ?? ''}
      onChange={(next: string) => onChange(next as V)}
      onBlur={() => onBlur?.()}
    />
  );
}

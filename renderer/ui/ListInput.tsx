import { Select } from 'antd';
import { useState } from 'react';
import type { ControlProps } from './TextInput.tsx';

/** Short texts, one after the other: Enter or a comma ends one; with nothing typed Enter goes on to the next field. */
export function ListInput<V extends readonly string[] | null | undefined>(
  props: ControlProps<V> & { suggestions?: readonly string[] | undefined },
) {
  const { value, onChange, onBlur, status, suggestions, 'aria-required': _required, ...rest } = props;
  const [text, setText] = useState('');
  return (
    <div {...(text.trim() === '' ? {} : { 'data-blank-list': '' })}>
      <Select<string[]>
        {...rest}
        mode="tags"
        status={status ?? ''}
        style={{ width: '100%' }}
        suffixIcon={null}
        tokenSeparators={[',', '，', '、', ';', '；']}
        showSearch={{ searchValue: text, onSearch: setText }}
        {...(suggestions === undefined
          ? { open: false }
          : { options: suggestions.map((one) => ({ value: one, label: one })) })}
        value={[...(value ?? [])]}
        onChange={(next) => {
          setText('');
          const entries = next.map((one) => one.trim()).filter((one) => one !== '');
          onChange([...new Set(entries)] as readonly string[] as V);
        }}
        onBlur={() => onBlur?.()}
      />
    </div>
  );
}

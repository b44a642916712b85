import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../lib/trpc.ts';
import type { ControlProps } from '../../ui/TextInput.tsx';

interface CustomerPickProps extends ControlProps<string | undefined> {
  readonly known: { readonly id: string; readonly name: string } | undefined;
  readonly autoFocus: boolean;
}

/** For whom it is, found by any piece of name, pinyin or phone as the quick search does. */
export function CustomerPick({ id, value, onChange, onBlur, known, autoFocus }: CustomerPickProps) {
  const { t } = useTranslation('quotes');
  const [typing, setTyping] = useState('');
  const asked = useDeferredValue(typing.trim());
  const found = useQuery(
    trpc.search.quick.queryOptions(
      { text: asked, only: 'customer' },
      { enabled: asked !== '', placeholderData: (before) => before, staleTime: 0 },
    ),
  );
  const people = asked === '' ? [] : (found.data?.hits ?? []).filter(({ kind }) => kind === 'customer');
  const standing = known && people.every((one) => one.id !== known.id) ? [{ value: known.id, label: known.name }] : [];
  return (
    <Select<string>
      {...(id !== undefined && { id })}
      autoFocus={autoFocus}
      aria-label={t('field.customerId')}
      placeholder={t('customer.find')}
      style={{ width: '100%' }}
      showSearch={{ filterOption: false, onSearch: setTyping }}
      suffixIcon={null}
      notFoundContent={null}
      value={value ?? null}
      options={[
        ...standing,
        ...people.map((one) => ({
          value: one.id,
          label: [one.title, ...one.parts.map(({ text }) => text)].filter(Boolean).join(' · '),
        })),
      ]}
      onChange={(next: string | undefined) => onChange(next)}
      onBlur={() => onBlur?.()}
    />
  );
}

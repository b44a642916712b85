import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../lib/trpc.ts';
import type { ControlProps } from '../../ui/TextInput.tsx';

type Guest = { readonly id: string; readonly name: string } | undefined;

/** The guest, found by any piece of name, pinyin or phone as the quick search does. */
export function GuestPick({ id, value, onChange, autoFocus }: ControlProps<Guest> & { readonly autoFocus?: boolean }) {
  const { t } = useTranslation('test-drives');
  const [typing, setTyping] = useState('');
  const asked = useDeferredValue(typing.trim());
  const found = useQuery(
    trpc.search.quick.queryOptions(
      { text: asked, only: 'customer' },
      { enabled: asked !== '', placeholderData: (before) => before, staleTime: 0 },
    ),
  );
  const people = asked === '' ? [] : (found.data?.hits ?? []).filter(({ kind }) => kind === 'customer');
  const known = value && people.every((one) => one.id !== value.id) ? [{ value: value.id, label: value.name }] : [];
  return (
    <Select<string>
      {...(id !== undefined && { id })}
      autoFocus={autoFocus ?? false}
      aria-label={t('field.customerId')}
      placeholder={t('book.customer')}
      style={{ width: '100%' }}
      showSearch={{ filterOption: false, onSearch: setTyping }}
      suffixIcon={null}
      notFoundContent={null}
      allowClear
      value={value?.id ?? null}
      options={[
        ...known,
        ...people.map((one) => ({
          value: one.id,
          label: [one.title, ...one.parts.map(({ text }) => text)].filter(Boolean).join(' · '),
        })),
      ]}
      onChange={(next: string | undefined) => {
        const person = people.find((one) => one.id === next);
        onChange(person && { id: person.id, name: person.title });
      }}
    />
  );
}

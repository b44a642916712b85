import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../lib/trpc.ts';

interface Props {
  readonly label: string;
  readonly value: { readonly id: string; readonly name: string } | undefined;
  readonly onPick: (person: { id: string; name: string } | undefined) => void;
  /** Nobody is related to themselves. */
  readonly exceptId: string;
}

/** Another card, found by any piece of name, pinyin or phone as the quick search does. */
export function CustomerPick({ label, value, onPick, exceptId }: Props) {
  const { t } = useTranslation('customers');
  const [typing, setTyping] = useState('');
  const asked = useDeferredValue(typing.trim());
  const found = useQuery(
    trpc.search.quick.queryOptions(
      { text: asked, only: 'customer' },
      { enabled: asked.length > 1, placeholderData: (before) => before, staleTime: 0 },
    ),
  );
  const people =
    asked.length > 1 ? (found.data?.hits ?? []).filter(({ kind, id }) => kind === 'customer' && id !== exceptId) : [];
  return (
    <Select<string>
      aria-label={label}
      placeholder={t('referrer.hint')}
      style={{ width: '100%' }}
      showSearch={{ filterOption: false, onSearch: setTyping }}
      suffixIcon={null}
      notFoundContent={null}
      allowClear
      value={value?.id ?? null}
      options={[
        ...(value && people.every(({ id }) => id !== value.id) ? [{ value: value.id, label: value.name }] : []),
        ...people.map(({ id, title, parts }) => ({
          value: id,
          label: [title, ...parts.map(({ text }) => text)].filter(Boolean).join(' · '),
        })),
      ]}
      onChange={(id: string | undefined) => {
        const person = people.find((each) => each.id === id);
        onPick(person && { id: person.id, name: person.title });
      }}
    />
  );
}

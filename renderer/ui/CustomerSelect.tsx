import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../lib/trpc.ts';
import type { ControlProps } from './TextInput.tsx';

interface CustomerSelectProps extends ControlProps<string | undefined> {
  /** How whoever stands there already is called. */
  readonly name?: string | null | undefined;
  readonly autoFocus?: boolean;
  readonly onPick?: (person: { readonly id: string; readonly name: string } | undefined) => void;
}

/** A customer, found by any piece of name, pinyin or phone as the quick search does. */
export function CustomerSelect({ id, value, onChange, onBlur, status, name, autoFocus, onPick }: CustomerSelectProps) {
  const { t } = useTranslation('ui');
  const [typing, setTyping] = useState('');
  const [picked, setPicked] = useState<{ id: string; name: string }>();
  const asked = useDeferredValue(typing.trim());
  const found = useQuery(
    trpc.search.quick.queryOptions(
      { text: asked, only: 'customer' },
      { enabled: asked !== '', placeholderData: (before) => before, staleTime: 0 },
    ),
  );
  const people = asked === '' ? [] : (found.data?.hits ?? []).filter(({ kind }) => kind === 'customer');
  const label = picked?.id === value ? picked?.name : name;
  const known =
    value && people.every((one) => one.id !== value) ? [{ value, label: label ?? t('customer.chosen') }] : [];
  return (
    <div {...(value ? {} : { 'data-blank-list': '' })}>
      <Select<string>
        {...(id !== undefined && { id })}
        status={status ?? ''}
        autoFocus={autoFocus ?? false}
        aria-label={t('customer.pick')}
        placeholder={t('customer.pick')}
        style={{ width: '100%' }}
        showSearch={{ filterOption: false, onSearch: setTyping }}
        suffixIcon={null}
        notFoundContent={null}
        allowClear
        value={value ?? null}
        options={[
          ...known,
          ...people.map((one) => ({
            value: one.id,
            label: [one.title, ...one.parts.map(({ text }) => text)].filter(Boolean).join(' · '),
          })),
        ]}
        onBlur={() => onBlur?.()}
        onChange={(next: string | undefined) => {
          const hit = people.find((one) => one.id === next);
          const person = hit && { id: hit.id, name: hit.title };
          setPicked(person);
          onChange(next);
          onPick?.(person);
        }}
      />
    </div>
  );
}

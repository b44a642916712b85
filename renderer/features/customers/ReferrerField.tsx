import { useQuery } from '@tanstack/react-query';
import { AutoComplete } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../lib/trpc.ts';
import { KnownField } from '../../records/KnownField.tsx';
import type { Form } from '../../ui/useForm.ts';
import type { CardValues } from './cardForm.ts';

/** 介绍人: somebody with a card, found as the quick search finds them, or any other name as it is typed. */
export function ReferrerField({ form }: { readonly form: Form<CardValues> }) {
  const { t } = useTranslation('customers');
  const [typing, setTyping] = useState('');
  const asked = useDeferredValue(typing.trim());
  const found = useQuery(
    trpc.search.quick.queryOptions(
      { text: asked, only: 'customer' },
      { enabled: asked.length > 1, placeholderData: (before) => before, staleTime: 0 },
    ),
  );
  const people = asked.length > 1 ? (found.data?.hits ?? []).filter(({ kind }) => kind === 'customer') : [];
  return (
    <KnownField form={form} name="referrer">
      {({ value, onChange, onBlur, status, 'aria-required': _required, ...rest }) => (
        <AutoComplete
          {...rest}
          status={status ?? ''}
          style={{ width: '100%' }}
          defaultActiveFirstOption={false}
          placeholder={t('referrer.hint')}
          showSearch={{ filterOption: false, onSearch: setTyping }}
          options={people.map(({ id, title, parts }) => {
            // Two of one name are told apart by what else stands there.
            const person = [title, ...parts.map(({ text }) => text)].filter(Boolean).join(' · ');
            return { key: id, value: person, label: person };
          })}
          value={value ?? ''}
          onChange={(next: string) => onChange(next)}
          onBlur={() => onBlur()}
        />
      )}
    </KnownField>
  );
}

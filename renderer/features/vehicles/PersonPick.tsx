import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../lib/trpc.ts';
import { useHeldEnter } from '../../ui/useHeldEnter.ts';

/** Finds a customer by any piece of name, pinyin or phone, as the quick search does. */
export function PersonPick(props: { label: string; onPick: (id: string, name: string) => void }) {
  const { t } = useTranslation('vehicles');
  const [text, setText] = useState('');
  const asked = useDeferredValue(text.trim());
  const found = useQuery(
    trpc.search.quick.queryOptions(
      { text: asked },
      { enabled: asked !== '', placeholderData: (before) => before, staleTime: 0 },
    ),
  );
  const people = asked === '' ? [] : (found.data?.hits ?? []).filter(({ kind }) => kind === 'customer');
  // The hits of a shorter text may not be picked: Enter waits for those of the whole one.
  const answered = asked === text.trim() && found.isFetched && !found.isPlaceholderData;
  const enter = useHeldEnter(text.trim(), answered, () => pick(people[0]?.id));

  function pick(id: string | undefined): void {
    const person = people.find((one) => one.id === id);
    if (person === undefined) return;
    setText('');
    props.onPick(person.id, person.title);
  }
  return (
    <Select<string>
      className="car-pick"
      size="small"
      aria-label={props.label}
      placeholder={t('pick.hint')}
      value={null}
      suffixIcon={null}
      showSearch={{ filterOption: false, searchValue: text, onSearch: setText }}
      options={people.map(({ id, title, subtitle }) => ({ value: id, label: title, subtitle, disabled: !answered }))}
      optionRender={({ data }) => (
        <>
          {data.label} <small className="soft">{data.subtitle}</small>
        </>
      )}
      notFoundContent={t(asked === '' ? 'pick.type' : 'pick.none')}
      onInputKeyDown={(event) => {
        if (event.key !== 'Enter' || text.trim() === '' || answered) return;
        // The list would close and forget what was typed.
        event.stopPropagation();
        enter.press();
      }}
      onSelect={pick}
    />
  );
}

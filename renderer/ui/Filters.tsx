import { Input, Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListControl } from './listView.ts';

export interface FilterDef {
  readonly key: string;
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  /** Few options stand side by side as chips; many in a list (default: chips up to five). */
  readonly asList?: boolean;
}

/** Text filter and chips of a list. Pressing a chosen chip lifts the filter. */
export function Filters(props: { list: ListControl; filters: readonly FilterDef[]; searchHint?: string }) {
  return (
    <>
      {props.searchHint !== undefined && <TextFilter list={props.list} hint={props.searchHint} />}
      {props.filters.map((filter) => (
        <Filter key={filter.key} list={props.list} filter={filter} />
      ))}
    </>
  );
}

function TextFilter(props: { list: ListControl; hint: string }) {
  const { t } = useTranslation('ui');
  const { list } = props;
  const [text, setText] = useState(list.text);
  const [composing, setComposing] = useState(false);
  const said = useRef(list.text);
  // Lifted or set from elsewhere.
  useEffect(() => {
    if (list.text === said.current) return;
    said.current = list.text;
    setText(list.text);
  }, [list.text]);
  // Waits for a breath in the typing, and for the input method to finish its word.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list control is new on every render
  useEffect(() => {
    if (composing || text === list.text) return undefined;
    const timer = setTimeout(() => {
      said.current = text;
      list.set({ text, scrollTop: 0 });
    }, 180);
    return () => clearTimeout(timer);
  }, [text, composing]);
  return (
    <Input
      allowClear
      className="text-filter"
      placeholder={props.hint}
      aria-label={t('list.filter')}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onCompositionStart={() => setComposing(true)}
      onCompositionEnd={() => setComposing(false)}
    />
  );
}

function Filter(props: { list: ListControl; filter: FilterDef }) {
  const { t } = useTranslation('ui');
  const { list, filter } = props;
  const value = list.filters[filter.key];
  if (filter.asList ?? filter.options.length > 5) {
    return (
      <Select
        allowClear={{ label: t('clear') }}
        showSearch={{ optionFilterProp: 'label' }}
        className="list-filter"
        placeholder={filter.label}
        aria-label={filter.label}
        value={value ?? null}
        options={[...filter.options]}
        onChange={(next) => list.filter(filter.key, next ?? undefined)}
      />
    );
  }
  return (
    <fieldset className="chips" aria-label={filter.label}>
      {filter.options.map((option) => (
        <button
          key={option.value}
          type="button"
          className="chip"
          aria-pressed={option.value === value}
          onClick={() => list.filter(filter.key, option.value === value ? undefined : option.value)}
        >
          {option.label}
        </button>
      ))}
    </fieldset>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { type KeyboardEvent, useDeferredValue, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../lib/trpc.ts';
import { FoundParts, Marked } from '../../ui/Found.tsx';
import { useHeldEnter } from '../../ui/useHeldEnter.ts';

/**
 * Finds a customer by any piece of name, pinyin or phone, as the quick search does. Enter takes the only one found; among
 * several it goes to the list, where ↑ ↓ move and the next Enter takes the marked one. What was typed stays until one is taken.
 */
export function PersonPick(props: { label: string; onPick: (id: string, name: string) => void }) {
  const { t } = useTranslation('vehicles');
  const list = useId();
  const [text, setText] = useState('');
  const [marked, setMarked] = useState<number>();
  const [open, setOpen] = useState(false);
  const asked = useDeferredValue(text.trim());
  const found = useQuery(
    trpc.search.quick.queryOptions(
      { text: asked, only: 'customer' },
      { enabled: asked !== '', placeholderData: (before) => before, staleTime: 0 },
    ),
  );
  const people = asked === '' ? [] : (found.data?.hits ?? []).filter(({ kind }) => kind === 'customer');
  // The hits of a shorter text may not be picked: Enter waits for those of the whole one.
  const answered = asked === text.trim() && found.isFetched && !found.isPlaceholderData;
  const enter = useHeldEnter(text.trim(), answered, () => {
    if (marked !== undefined || people.length === 1) pick(people[marked ?? 0]);
    else if (people.length > 1) setMarked(0);
  });

  function search(typed: string): void {
    setText(typed);
    setMarked(undefined);
    setOpen(true);
  }
  function pick(person: (typeof people)[number] | undefined): void {
    if (person === undefined || !answered) return;
    search('');
    props.onPick(person.id, person.title);
  }
  function keys(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing || text.trim() === '') return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && people.length > 0)
      setMarked(((marked ?? (step > 0 ? -1 : 0)) + step + people.length) % people.length);
    else if (event.key === 'Enter') enter.press();
    else if (event.key === 'Escape') search('');
    else return;
    setOpen(true);
    event.preventDefault();
    event.stopPropagation();
  }
  const shown = open && asked !== '';
  return (
    <div className="car-pick">
      <Input
        size="small"
        role="combobox"
        aria-label={props.label}
        aria-expanded={shown}
        aria-controls={list}
        aria-activedescendant={marked === undefined ? undefined : `${list}-${marked}`}
        placeholder={t('pick.hint')}
        value={text}
        onChange={(event) => search(event.target.value)}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={keys}
      />
      {shown && (
        <div className="car-pick-list" role="listbox" id={list} aria-label={t('pick.hint')}>
          {people.map((person, index) => (
            <div
              key={person.id}
              id={`${list}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === marked}
              onMouseDown={(event) => {
                // Before the field loses the focus and closes the list.
                event.preventDefault();
                pick(person);
              }}
            >
              <Marked text={person.title} marks={person.marks} />{' '}
              <small className="soft">
                <FoundParts parts={person.parts} />
              </small>
            </div>
          ))}
          {people.length === 0 && answered && <p>{t('pick.none')}</p>}
          {people.length > 1 && <p>{t('pick.keys')}</p>}
        </div>
      )}
    </div>
  );
}

import { SearchOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Input, type InputRef } from 'antd';
import { type KeyboardEvent, useDeferredValue, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { errorText } from '../lib/errors.ts';
import { useStaff } from '../lib/session.ts';
import { trpc } from '../lib/trpc.ts';
import { FoundParts, Marked } from '../ui/Found.tsx';
import { useHotkeys } from '../ui/hotkeys.ts';
import { showInList } from '../ui/listView.ts';
import { useHeldEnter } from '../ui/useHeldEnter.ts';
import { routesFor } from './routes.tsx';

/** Where a found record opens. */
const places = {
  customer: 'customers',
  vehicle: 'vehicles',
  test_drive: 'drives',
  loss: 'losses',
  service_request: 'requests',
} as const;
/** Where all of a kind are listed. */
const lists = { ...places, test_drive: 'drive-log' } as const;

/** Ctrl+K from anywhere: any fragment of a name, pinyin, phone, ID, VIN or plate; ↑ ↓ choose, Enter opens. */
export function QuickSearch() {
  const { t } = useTranslation('app');
  const navigate = useNavigate();
  const registers = routesFor(useStaff().role).some(({ path }) => path === 'showroom');
  const input = useRef<InputRef>(null);
  const [text, setText] = useState('');
  const [composing, setComposing] = useState(false);
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const asked = useDeferredValue(composing ? '' : text.trim());
  const found = useQuery(
    trpc.search.quick.queryOptions(
      { text: asked },
      { enabled: open && asked !== '', placeholderData: (before) => before, staleTime: 0 },
    ),
  );
  useHotkeys(t('keys.frame'), [
    { keys: 'ctrl+k', label: t('keys.search'), run: () => input.current?.focus({ cursor: 'all' }) },
  ]);
  const hits = asked === '' ? [] : (found.data?.hits ?? []);
  const more = asked === '' ? [] : (found.data?.more ?? []);
  const entries = [
    ...hits.map((hit) => ({
      id: `hit-${hit.id}`,
      open: () => void navigate(`/${places[hit.kind]}/${hit.id}`),
      content: (
        <>
          <i>{t(`search.${hit.kind}`)}</i>
          <strong>
            <Marked text={hit.title} marks={hit.marks} />
          </strong>
          <span>
            <FoundParts parts={hit.parts} />
          </span>
        </>
      ),
    })),
    ...more.map((kind) => ({
      id: `all-${kind}`,
      open: () => all(kind),
      content: (
        <>
          <i>{t(`search.${kind}`)}</i>
          <span>{t('search.all')}</span>
        </>
      ),
    })),
  ];
  const chosen = entries[Math.min(at, entries.length - 1)];
  const answered = asked === text.trim() && !composing && found.isFetched && !found.isPlaceholderData;
  const enter = useHeldEnter(open ? text.trim() : '', answered, () => chosen !== undefined && go(chosen));

  /** The whole list, narrowed to what was typed. */
  function all(kind: keyof typeof places): void {
    showInList(places[kind], asked);
    void navigate(`/${lists[kind]}`);
  }
  function go(entry: (typeof entries)[number]): void {
    setOpen(false);
    setText('');
    input.current?.blur();
    entry.open();
  }
  function keys(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') enter.press();
    else if (event.key === 'Escape') {
      event.stopPropagation();
      setOpen(false);
      setText('');
      input.current?.blur();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setAt((now) => Math.max(0, Math.min(entries.length - 1, now + (event.key === 'ArrowDown' ? 1 : -1))));
    }
  }
  return (
    <search className="quick-search">
      <Input
        ref={input}
        prefix={<SearchOutlined />}
        suffix={<kbd>Ctrl+K</kbd>}
        placeholder={t('search.hint')}
        role="combobox"
        aria-label={t('keys.search')}
        aria-expanded={open && asked !== ''}
        aria-controls="quick-hits"
        aria-activedescendant={chosen?.id}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
        onKeyDown={keys}
      />
      {open && asked !== '' && (
        <div className="quick-hits" id="quick-hits" role="listbox" aria-label={t('search.found')}>
          {entries.map((entry) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field above holds the focus and answers the keys
            <div
              key={entry.id}
              id={entry.id}
              role="option"
              tabIndex={-1}
              className="quick-hit"
              aria-selected={entry === chosen}
              // Before the field loses the focus and closes the list.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => go(entry)}
            >
              {entry.content}
            </div>
          ))}
          {found.error !== null && <p className="field-error">{errorText(found.error)}</p>}
          {hits.length === 0 && found.isSuccess && !found.isPlaceholderData && (
            <p>{t(registers ? 'search.none.register' : 'search.none')}</p>
          )}
        </div>
      )}
    </search>
  );
}

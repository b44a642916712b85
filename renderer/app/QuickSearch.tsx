import { SearchOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Input, type InputRef } from 'antd';
import { type KeyboardEvent, useDeferredValue, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { errorText } from '../lib/errors.ts';
import { type FoundAction, foundActions, type Hit } from '../lib/foundActions.ts';
import { useStaff } from '../lib/session.ts';
import { trpc } from '../lib/trpc.ts';
import { useHotkeys } from '../ui/hotkeys.ts';
import { showInList } from '../ui/listView.ts';
import { useHeldEnter } from '../ui/useHeldEnter.ts';
import { type Entry, QuickHits } from './QuickHits.tsx';
import { routesFor } from './routes.tsx';

/** Where records with a page of their own open. */
const places = {
  customer: 'customers',
  vehicle: 'vehicles',
  test_drive: 'drives',
  loss: 'losses',
  service_request: 'requests',
  playbook_entry: 'playbook',
} as const;
/** Where all of a kind are listed. */
const lists: Record<string, string> = { ...places, test_drive: 'drive-log' };

/** A visit or contact opens with its customer; a guest without a card, on the register of the day. */
function placeOf(hit: Hit): string {
  if (hit.kind !== 'visit' && hit.kind !== 'contact') return `/${places[hit.kind]}/${hit.id}`;
  return hit.customerId ? `/customers/${hit.customerId}` : `/traffic?on=${hit.on ?? ''}&visit=${hit.id}`;
}

/** Ctrl+K from anywhere: any fragment of a name, pinyin, phone, ID, VIN or plate, a day, words that were said; ↑ ↓ choose, Enter opens, Alt+1…3 act. */
export function QuickSearch() {
  const { t } = useTranslation('app');
  const navigate = useNavigate();
  const { role } = useStaff();
  const registers = routesFor(role).some(({ path }) => path === 'showroom');
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
  const kinds = [...new Set(hits.map(({ kind }) => kind))];
  const entries = kinds.flatMap((kind): Entry[] => [
    ...hits.filter((hit) => hit.kind === kind).map((hit) => ({ id: `hit-${hit.id}`, kind, hit })),
    ...(more.includes(kind) ? [{ id: `all-${kind}`, kind, hit: undefined }] : []),
  ]);
  const chosen = entries[Math.min(at, entries.length - 1)];
  const answered = asked === text.trim() && !composing && found.isFetched && !found.isPlaceholderData;
  const enter = useHeldEnter(open ? text.trim() : '', answered, () => chosen !== undefined && go(chosen));

  /** The whole list, narrowed to what was typed. */
  function all(kind: Hit['kind']): void {
    const list = places[kind as keyof typeof places];
    showInList(list, asked);
    void navigate(`/${lists[kind]}`);
  }
  function shut(): void {
    setOpen(false);
    setText('');
    input.current?.blur();
  }
  function go({ kind, hit }: Entry): void {
    shut();
    if (hit === undefined) all(kind);
    else void navigate(placeOf(hit));
  }
  function act(action: FoundAction, hit: Hit): void {
    shut();
    action.run(hit, (path) => void navigate(path));
  }
  function keys(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') enter.press();
    else if (event.key === 'Escape') {
      event.stopPropagation();
      shut();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setAt((now) => Math.max(0, Math.min(entries.length - 1, now + (event.key === 'ArrowDown' ? 1 : -1))));
    } else if (event.altKey && /^Digit[1-3]$/.test(event.code)) {
      // The page behind has keys of its own under the same digits.
      event.preventDefault();
      event.stopPropagation();
      const hit = chosen?.hit;
      const action = hit && foundActions(hit, role).find(({ digit }) => event.code === `Digit${digit}`);
      if (hit && action && answered) act(action, hit);
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
        <QuickHits entries={entries} chosen={chosen} onOpen={go} onAct={act}>
          {found.error !== null && <p className="field-error">{errorText(found.error)}</p>}
          {hits.length === 0 && found.isSuccess && !found.isPlaceholderData && (
            <p>{t(registers ? 'search.none.register' : 'search.none')}</p>
          )}
        </QuickHits>
      )}
    </search>
  );
}

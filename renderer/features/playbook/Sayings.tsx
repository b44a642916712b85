import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Inputs, Outputs } from '../../lib/outputs.ts';
import { trpc } from '../../lib/trpc.ts';
import { Facts } from '../../ui/Facts.tsx';
import { useHotkeys } from '../../ui/hotkeys.ts';
import './playbook.css';

type Saying = Outputs['playbook']['fitting'][number];

interface SayingsProps {
  readonly situation: Inputs['playbook']['fitting'];
  /** Enter takes one over; left out, it opens its card. */
  readonly onTake?: (saying: Saying) => void;
}

/** 话术 that fit somebody, folded to one line. ↑ ↓ move, a blank reads one in full, Enter takes it over or opens it. */
export function Sayings({ situation, onTake }: SayingsProps) {
  const { t } = useTranslation('playbook');
  const navigate = useNavigate();
  const fold = useRef<HTMLDetailsElement>(null);
  const [at, setAt] = useState(0);
  const [read, setRead] = useState<string>();
  const query = useQuery(trpc.playbook.fitting.queryOptions(situation, { placeholderData: keepPreviousData }));
  const all = query.data ?? [];
  const standing = Math.max(0, Math.min(at, all.length - 1));
  const rows = () => [...(fold.current?.querySelectorAll<HTMLElement>('li') ?? [])];
  useHotkeys(t('title'), [
    {
      keys: 'alt+p',
      label: t('keys.go'),
      run: () => {
        if (fold.current) fold.current.open = true;
        rows()[standing]?.focus();
      },
    },
  ]);
  if (all.length === 0) return null;
  const act = (saying: Saying) => (onTake ? onTake(saying) : void navigate(`/playbook/${saying.id}`));
  function keys(event: KeyboardEvent, index: number): void {
    const saying = all[index];
    if (saying === undefined || event.target !== event.currentTarget) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) rows()[index + step]?.focus();
    else if (event.key === ' ') setRead(read === saying.id ? undefined : saying.id);
    else if (event.key === 'Enter') act(saying);
    else return;
    event.preventDefault();
  }
  return (
    <details ref={fold} className="sayings">
      <summary>
        {t('fits', { count: all.length })} <kbd>Alt+P</kbd>
      </summary>
      <ul aria-label={t('title')}>
        {all.map((saying, index) => (
          <li
            key={saying.id}
            tabIndex={index === standing ? 0 : -1}
            aria-label={saying.title}
            onKeyDown={(event) => keys(event, index)}
            onFocus={() => setAt(index)}
          >
            <span className="saying-head">
              <span className="tag tag-grey">{t(`kind.${saying.kind}`)}</span>
              <button
                type="button"
                className="link saying-title"
                tabIndex={-1}
                onClick={() => setRead(read === saying.id ? undefined : saying.id)}
              >
                {saying.title}
              </button>
              <span className="soft">
                <Facts>
                  {saying.outcome && t(`outcome.${saying.outcome}`)}
                  {saying.by.length > 0 && saying.by.join('、')}
                </Facts>
              </span>
              <button type="button" className="link" tabIndex={-1} onClick={() => act(saying)}>
                {t(onTake ? 'take' : 'open')}
              </button>
            </span>
            {read === saying.id && (
              <span className="saying-words">
                {saying.ask !== null && <p>{saying.ask}</p>}
                {saying.answer !== null && <p>{saying.answer}</p>}
              </span>
            )}
          </li>
        ))}
      </ul>
      <p className="soft">{t(onTake ? 'keys.take' : 'keys.read')}</p>
    </details>
  );
}

import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type FoundAction, foundActions, type Hit } from '../lib/foundActions.ts';
import { useStaff } from '../lib/session.ts';
import { FoundParts, Marked } from '../ui/Found.tsx';

/** A line of the list: a hit, or the way to all of its kind. */
export interface Entry {
  readonly id: string;
  readonly kind: Hit['kind'];
  readonly hit: Hit | undefined;
}

/** Where what a visit was for, how a contact was made and what a saying is are called by their names. */
const NAMED: Partial<Record<Hit['kind'], string>> = {
  visit: 'visits:purpose',
  contact: 'follow-ups:method',
  playbook_entry: 'playbook:kind',
};

interface QuickHitsProps {
  readonly entries: readonly Entry[];
  readonly chosen: Entry | undefined;
  readonly onOpen: (entry: Entry) => void;
  readonly onAct: (action: FoundAction, hit: Hit) => void;
  /** Said where there is nothing, or what went wrong. */
  readonly children: ReactNode;
}

/** What was found, group by group; the field above holds the cursor and answers the keys. */
export function QuickHits({ entries, chosen, onOpen, onAct, children }: QuickHitsProps) {
  const { t } = useTranslation('app');
  const list = useRef<HTMLDivElement>(null);
  const chosenId = chosen?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever another one is chosen
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [chosenId]);
  const kinds = [...new Set(entries.map(({ kind }) => kind))];
  return (
    <div className="quick-hits" id="quick-hits" role="listbox" ref={list} aria-label={t('search.found')}>
      {kinds.map((kind) => (
        // biome-ignore lint/a11y/useSemanticElements: a group of a listbox
        <div key={kind} role="group" className="quick-group" aria-label={t(`search.${kind}`)}>
          <i aria-hidden>{t(`search.${kind}`)}</i>
          <div>
            {entries
              .filter((entry) => entry.kind === kind)
              .map((entry) => (
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
                  onClick={() => onOpen(entry)}
                >
                  {entry.hit === undefined ? <span>{t('search.all')}</span> : <Found hit={entry.hit} />}
                  {entry === chosen && entry.hit !== undefined && <Actions hit={entry.hit} onAct={onAct} />}
                </div>
              ))}
          </div>
        </div>
      ))}
      {children}
    </div>
  );
}

function Found({ hit }: { readonly hit: Hit }) {
  const { t } = useTranslation('app');
  const named = NAMED[hit.kind];
  return (
    <>
      <strong>
        <Marked text={hit.title} marks={hit.marks} />
      </strong>
      <span>
        {named !== undefined && hit.mark !== null && `${t(`${named}.${hit.mark}`)} · `}
        <FoundParts parts={hit.parts} />
      </span>
    </>
  );
}

function Actions({ hit, onAct }: { readonly hit: Hit; readonly onAct: QuickHitsProps['onAct'] }) {
  const { t } = useTranslation('app');
  const { role } = useStaff();
  return (
    <span className="quick-actions">
      {foundActions(hit, role).map((action) => (
        <button
          key={action.digit}
          type="button"
          className="link"
          tabIndex={-1}
          onClick={(event) => {
            event.stopPropagation();
            onAct(action, hit);
          }}
        >
          {t(action.label)} <kbd>Alt+{action.digit}</kbd>
        </button>
      ))}
    </span>
  );
}

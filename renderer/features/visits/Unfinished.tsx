import { useTranslation } from 'react-i18next';
import { shortDay } from '../../lib/when.ts';
import { guestTitle } from './guestTitle.ts';
import type { OpenPanel, VisitLine } from './types.ts';

/** Visits of earlier days that nobody closed: a fault that stands above everything until it is cleared up. */
export function Unfinished(props: { lines: readonly VisitLine[]; onOpen: (panel: OpenPanel) => void }) {
  const { t } = useTranslation('visits');
  const { lines } = props;
  if (lines.length === 0) return null;
  return (
    <section className="unfinished" aria-label={t('unfinished.title', { count: lines.length })}>
      <strong>{t('unfinished.title', { count: lines.length })}</strong>
      {lines.slice(0, 6).map((line) => (
        <button
          key={line.id}
          type="button"
          className="link"
          onClick={() => props.onOpen({ kind: 'close', line })}
          title={t('unfinished.hint')}
        >
          {shortDay(line.visitOn)} {guestTitle(line, t('guest.unnamed'))}
          {line.consultantName !== null && ` · ${line.consultantName}`}
        </button>
      ))}
      {lines.length > 6 && <span>{t('unfinished.more', { count: lines.length - 6 })}</span>}
    </section>
  );
}

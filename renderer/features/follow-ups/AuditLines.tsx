import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { dayOf } from '../../../db/core/day.ts';
import { type CountedAs, countedAs } from '../../../db/follow-ups/drawer-audit.ts';
import { useMay } from '../../lib/session.ts';
import { trpc } from '../../lib/trpc.ts';
import { dayText } from '../../lib/when.ts';
import type { AuditLine } from './types.ts';

interface AuditLinesProps {
  readonly ownerId: string | null;
  readonly onCount: (line: AuditLine) => void;
}

/** 本月清点: of each drawer who counted it and what was missing; 清点 begins it. */
export function AuditLines({ ownerId, onCount }: AuditLinesProps) {
  const { t } = useTranslation('follow-ups');
  const mayCount = useMay('consultant', 'manager', 'admin');
  const audits = useQuery(trpc.followUps.audit.month.queryOptions({ ownerId }));
  if (audits.data === undefined || audits.data.length === 0) return null;
  const state = (line: AuditLine, as: CountedAs) =>
    line[as] === null
      ? t('audit.not', { as: t(`audit.${as}`) })
      : t('audit.counted', { as: t(`audit.${as}`), day: dayText(dayOf(line[as].countedAt)) });
  return (
    <section className="audit-lines" aria-label={t('audit.line')}>
      <b>{t('audit.line')}</b>
      {audits.data.map((line) => (
        <span key={line.ownerId}>
          {ownerId === null && `${line.ownerName} `}
          {countedAs.map((as) => (
            <span key={as} className={line[as] === null ? 'queue-soon' : ''}>
              {state(line, as)}{' '}
            </span>
          ))}
          <Found line={line} />
          {mayCount && (
            <Button size="small" onClick={() => onCount(line)}>
              {t('audit.start')}
            </Button>
          )}
        </span>
      ))}
    </section>
  );
}

/** What the newest count of the month found. */
function Found({ line: { consultant, manager } }: { line: AuditLine }) {
  const { t } = useTranslation('follow-ups');
  const [newest] = [consultant, manager]
    .flatMap((one) => one ?? [])
    .sort((one, other) => other.countedAt - one.countedAt);
  if (newest === undefined) return null;
  const { missing, fixes } = newest;
  const names = (cards: readonly { name: string }[]) => cards.map(({ name }) => name).join('、');
  const mended = fixes.map(({ name, what }) => ({ name: `${name} ${t(`audit.what.${what}`)}` }));
  return (
    <>
      {missing.length > 0 && (
        <span className="queue-late">{t('audit.missing', { count: missing.length, names: names(missing) })} </span>
      )}
      {fixes.length > 0 && <span>{t('audit.fixes', { count: fixes.length, names: names(mended) })} </span>}
      {newest.notes !== null && <small>{newest.notes} </small>}
    </>
  );
}

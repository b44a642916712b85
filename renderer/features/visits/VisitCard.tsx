import { ClockCircleOutlined, PhoneOutlined } from '@ant-design/icons';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Level } from '../../../db/customers/model.ts';
import { clock, duration } from '../../lib/when.ts';
import { Facts } from '../../ui/Facts.tsx';
import { LevelTag } from '../../ui/LevelTag.tsx';
import { guestTitle } from './guestTitle.ts';
import type { OpenPanel, VisitLine } from './types.ts';
import { VisitActions } from './VisitActions.tsx';

interface VisitCardProps {
  readonly line: VisitLine;
  readonly now: number;
  /** Waiting longer than this is amber, ms. */
  readonly amberMs: number;
  readonly open: boolean;
  readonly onOpen: (panel: OpenPanel) => void;
  /** The one tap that gives this party to whoever is free. */
  readonly offer: ReactNode;
}

/** One party: who, since when, with whom, what it still lacks, and what one can do now. */
export function VisitCard(props: VisitCardProps) {
  const { t } = useTranslation('visits');
  const { line, open, onOpen } = props;
  const title = guestTitle(line, t('guest.unnamed'));
  const card = useRef<HTMLElement>(null);
  // Whom the panel beside is about stays in sight.
  useEffect(() => {
    // In braces: newer Chromium answers with a promise, which React would take for the effect's clean-up.
    if (open) void card.current?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  const about = [
    line.name !== null && line.guestDescription,
    t(`purpose.${line.purpose}`),
    line.partySize > 1 && t('guest.size', { count: line.partySize }),
    line.channel !== 'walkIn' && line.channel !== 'call' && t(`channel.${line.channel}`),
    line.plate,
    line.interest,
  ].filter(Boolean);
  return (
    <article
      ref={card}
      data-visit={line.id}
      tabIndex={-1}
      className={`visit-card${open ? ' visit-card-open' : ''}`}
      aria-label={title}
    >
      <header>
        <time className="tabular">{clock(line.arrivedAt)}</time>
        {line.channel === 'call' && <PhoneOutlined title={t('channel.call')} />}
        {line.customerId === null ? (
          <strong>{title}</strong>
        ) : (
          <Link to={`/customers/${line.customerId}`}>{title}</Link>
        )}
        {line.level !== null && <LevelTag level={line.level as Level} />}
        {(line.visitSeq ?? 0) > 1 && <span className="tag tag-blue">{t('guest.seq', { count: line.visitSeq })}</span>}
        <Elapsed {...props} />
      </header>
      <p>
        <Facts>{about}</Facts>
      </p>
      <p>
        <Facts>
          {line.consultantName === null ? (
            <span className="visit-lacks">{t('guest.noConsultant')}</span>
          ) : (
            t('guest.consultant', { name: line.consultantName })
          )}
          {line.outcome !== null && t(`outcome.${line.outcome}`)}
          {line.noCaptureReason}
        </Facts>
      </p>
      {line.state !== 'registered' && line.state !== 'assigned' && line.missing.length > 0 && (
        <p className="visit-lacks">
          {t('guest.lacks', { fields: line.missing.map((field) => t(`lacks.${field}`)).join(' ') })}
        </p>
      )}
      <VisitActions line={line} onOpen={onOpen} offer={props.offer} />
    </article>
  );
}

/** How long somebody waits (amber when too long) or is received; when somebody left. */
function Elapsed({ line, now, amberMs }: VisitCardProps) {
  const { t } = useTranslation('visits');
  if (line.state === 'closed')
    return line.leftAt === null ? null : (
      <span className="elapsed tabular">{t('guest.left', { time: clock(line.leftAt) })}</span>
    );
  const isReceived = line.state === 'received';
  const elapsed = now - (isReceived ? (line.receivedAt ?? line.arrivedAt) : line.arrivedAt);
  const late = !isReceived && elapsed > amberMs;
  return (
    <span className={`elapsed tabular${late ? ' elapsed-late' : ''}`} title={late ? t('guest.late') : undefined}>
      <ClockCircleOutlined /> {duration(elapsed)}
    </span>
  );
}

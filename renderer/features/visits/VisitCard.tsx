import { PhoneOutlined } from '@ant-design/icons';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Level } from '../../../db/customers/model.ts';
import { briefly, clock, duration } from '../../lib/when.ts';
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
  const lacks =
    line.state !== 'registered' && line.state !== 'assigned' && line.missing.length > 0
      ? t('guest.lacks', { fields: line.missing.map((field) => t(`lacks.${field}`)).join(' ') })
      : undefined;
  const about = [
    line.outcome !== null && t(`outcome.${line.outcome}`),
    line.noCaptureReason,
    line.name !== null && line.guestDescription,
    t(`purpose.${line.purpose}`),
    line.partySize > 1 && t('guest.size', { count: line.partySize }),
    line.channel !== 'walkIn' && line.channel !== 'call' && t(`channel.${line.channel}`),
    line.plate,
    line.interest,
  ].filter((fact) => typeof fact === 'string');
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
          <strong className="visit-guest" title={title}>
            {title}
          </strong>
        ) : (
          <Link className="visit-guest" title={title} to={`/customers/${line.customerId}`}>
            {title}
          </Link>
        )}
        {line.level !== null && <LevelTag level={line.level as Level} />}
        {(line.visitSeq ?? 0) > 1 && <span className="tag tag-blue">{t('guest.seq', { count: line.visitSeq })}</span>}
        <span className={`visit-consultant${line.consultantName === null ? ' visit-lacks' : ''}`}>
          {line.consultantName ?? t('guest.noConsultant')}
        </span>
        <Elapsed {...props} />
      </header>
      <div className="visit-second">
        <p className="visit-facts" title={[lacks, ...about].filter(Boolean).join(' · ')}>
          {lacks !== undefined && <span className="visit-lacks">{lacks}</span>}
          {about.join(' · ')}
        </p>
        <VisitActions line={line} onOpen={onOpen} offer={props.offer} />
      </div>
    </article>
  );
}

/** How long somebody waits (amber when too long) or is received; when somebody left. */
function Elapsed({ line, now, amberMs }: VisitCardProps) {
  const { t } = useTranslation('visits');
  if (line.state === 'closed')
    return line.leftAt === null || line.channel === 'call' ? null : (
      <span className="elapsed tabular" title={t('guest.left', { time: clock(line.leftAt) })}>
        → {clock(line.leftAt)}
      </span>
    );
  const isReceived = line.state === 'received';
  const elapsed = now - (isReceived ? (line.receivedAt ?? line.arrivedAt) : line.arrivedAt);
  const late = !isReceived && elapsed > amberMs;
  return (
    <span
      className={`elapsed tabular${late ? ' elapsed-late' : ''}`}
      title={late ? `${duration(elapsed)} · ${t('guest.late')}` : duration(elapsed)}
    >
      {briefly(elapsed)}
    </span>
  );
}

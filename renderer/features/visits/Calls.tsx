import { PhoneOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { clock } from '../../lib/when.ts';
import { Facts } from '../../ui/Facts.tsx';
import { guestTitle } from './guestTitle.ts';
import type { OpenPanel, VisitLine } from './types.ts';
import { VisitActions } from './VisitActions.tsx';

/** 来电 whose form is not finished: one line each. Nobody waits on the telephone, so no time runs. */
export function Calls(props: { lines: readonly VisitLine[]; onOpen: (panel: OpenPanel) => void }) {
  const { t } = useTranslation('visits');
  const { lines } = props;
  if (lines.length === 0) return null;
  const title = t('calls.title', { count: lines.length });
  return (
    <section className="calls" aria-label={title}>
      <strong>
        <PhoneOutlined /> {title}
      </strong>
      {lines.map((line) => (
        <article key={line.id} data-visit={line.id} tabIndex={-1} aria-label={guestTitle(line, t('guest.unnamed'))}>
          <time className="tabular">{clock(line.arrivedAt)}</time>
          {line.customerId === null ? (
            <b>{guestTitle(line, t('guest.unnamed'))}</b>
          ) : (
            <Link to={`/customers/${line.customerId}`}>{guestTitle(line, t('guest.unnamed'))}</Link>
          )}
          <Facts>
            {line.name !== null && line.guestDescription}
            {line.purpose !== 'viewing' && t(`purpose.${line.purpose}`)}
            {line.consultantName !== null && t('guest.consultant', { name: line.consultantName })}
          </Facts>
          <VisitActions line={line} onOpen={props.onOpen} offer={null} />
        </article>
      ))}
    </section>
  );
}

import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { QuoteState } from '../../../db/quotes/model.ts';
import type { OpenQuote } from './records.ts';
import { StateTag } from './StateTag.tsx';

/** 版本: every version of the negotiation, the newest first. */
export function Versions({ open: { card, versions } }: { readonly open: OpenQuote }) {
  const { t } = useTranslation('quotes');
  if (versions.length < 2) return null;
  return (
    <section className="panel" aria-label={t('versions')}>
      <h2>{t('versions')}</h2>
      <ul className="quote-versions">
        {[...versions].reverse().map(({ id, versionNo, status, docNo }) => (
          <li key={id} aria-current={id === card.id ? 'true' : undefined}>
            {id === card.id ? (
              <strong>{t('version', { n: versionNo })}</strong>
            ) : (
              <Link to={`/quotes/${id}`}>{t('version', { n: versionNo })}</Link>
            )}
            <span className="soft tabular">{docNo ?? t('draft')}</span>
            <StateTag state={status as QuoteState} expired={false} />
          </li>
        ))}
      </ul>
    </section>
  );
}

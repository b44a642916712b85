import { useTranslation } from 'react-i18next';
import type { QuoteState } from '../../../db/quotes/model.ts';

const TONES: Readonly<Record<QuoteState, string>> = {
  draft: 'grey',
  issued: 'blue',
  accepted: 'green',
  declined: 'red',
  withdrawn: 'red',
  superseded: 'grey',
};

/** Where a quote stands, in a word; one that nobody answered in time is 过期. */
export function StateTag({ state, expired }: { readonly state: QuoteState; readonly expired: boolean }) {
  const { t } = useTranslation('quotes');
  return (
    <span className={`tag tag-${expired ? 'amber' : TONES[state]}`}>{t(expired ? 'expired' : `status.${state}`)}</span>
  );
}

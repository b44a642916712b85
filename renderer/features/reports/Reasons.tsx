import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../lib/trpc.ts';
import type { Span } from './types.ts';

const KINDS = ['notCaptured', 'losses'] as const;

/** 在哪里流失: why first visits left no number, why customers were given up. */
export function Reasons({ span }: { span: Span }) {
  const { t } = useTranslation('reports');
  const reasons = useQuery(trpc.reports.reasons.queryOptions(span, { placeholderData: (before) => before }));
  return (
    <div className="reasons">
      {KINDS.map((kind) => {
        const found = reasons.data?.[kind] ?? [];
        const most = Math.max(1, ...found.map(({ count }) => count));
        return (
          <div key={kind}>
            <h3>{t(`reasons.${kind}`)}</h3>
            {found.length === 0 && <p className="field-hint">{t('reasons.none')}</p>}
            <table>
              <tbody>
                {found.map(({ root, reason, count }) => (
                  <tr key={`${root} ${reason}`}>
                    <td>
                      {root !== null && <small>{t(`losses:root.${root}`)} </small>}
                      {reason ?? t('reasons.unsaid')}
                    </td>
                    <td>
                      <i className="bar" style={{ width: `${(count / most) * 100}%` }} />
                    </td>
                    <td className="number">{count}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        );
      })}
    </div>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { money } from '../../lib/money.ts';
import { trpc } from '../../lib/trpc.ts';
import { Loaded } from '../../ui/Loaded.tsx';

/** 选配件 of this model, each a way to its card. */
export function ModelOptions({ modelId, mayAdd }: { readonly modelId: string; readonly mayAdd: boolean }) {
  const { t } = useTranslation(['options', 'models']);
  const options = useQuery(trpc.options.choosable.queryOptions({ modelId }));
  return (
    <Loaded query={options} rows={4}>
      {(all) => (
        <>
          {all.length === 0 && <p className="soft">{t('models:options.none')}</p>}
          {all.length > 0 && (
            <table className="model-options">
              <tbody>
                {all.map((option) => (
                  <tr key={option.id}>
                    <td className="tabular">{option.code}</td>
                    <td>
                      <Link to={`/options/${option.id}`}>{option.name}</Link>
                    </td>
                    <td>{t(`kind.${option.kind}`)}</td>
                    <td className="soft">
                      {[
                        option.needs?.length ? t('models:options.needs', { codes: option.needs.join('、') }) : '',
                        option.conflicts?.length
                          ? t('models:options.conflicts', { codes: option.conflicts.join('、') })
                          : '',
                      ]
                        .filter(Boolean)
                        .join(' · ')}
                    </td>
                    <td className="tabular">{option.priceFen !== null && money(option.priceFen)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          {mayAdd && <Link to={`/options/new?model=${modelId}`}>{t('options:new')}</Link>}
        </>
      )}
    </Loaded>
  );
}

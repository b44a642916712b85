import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { clock } from '../../lib/when.ts';
import { Empty } from '../../ui/Empty.tsx';
import { LevelTag } from '../../ui/LevelTag.tsx';
import type { Day } from './types.ts';

/** The rows of the paper: 序号 时间 客户 车型 电话 区域 来源 目的 级别 情况. */
export function ReportLines({ lines }: { lines: Day['lines'] }) {
  const { t } = useTranslation('daily');
  if (lines.length === 0) return <Empty title={t('empty')} text={t('empty.text')} />;
  return (
    <section className="panel daily-lines">
      <table>
        <thead>
          <tr>
            {(
              [
                'no',
                'at',
                'kind',
                'name',
                'model',
                'phone',
                'region',
                'source',
                'purpose',
                'level',
                'narrative',
              ] as const
            ).map((column) => (
              <th key={column}>{t(`column.${column}`)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line, index) => (
            <tr key={`${line.kind} ${line.at} ${line.name}`}>
              <td>{index + 1}</td>
              <td className="tabular">{clock(line.at)}</td>
              <td>{t(`kind.${line.kind}`)}</td>
              <td>
                {line.customerId === null ? line.name : <Link to={`/customers/${line.customerId}`}>{line.name}</Link>}
              </td>
              <td>{line.model}</td>
              <td className="tabular">{line.phone}</td>
              <td>{line.region}</td>
              <td>{line.source}</td>
              <td>{t(`purpose.${line.purpose}`)}</td>
              <td>
                {line.fromLevel !== null && line.fromLevel !== line.toLevel && (
                  <>
                    <LevelTag level={line.fromLevel} /> →{' '}
                  </>
                )}
                {line.toLevel !== null && <LevelTag level={line.toLevel} />}
              </td>
              <td>{line.narrative}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

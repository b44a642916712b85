import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { LevelTag } from '../../ui/LevelTag.tsx';
import type { LevelSheet } from './types.ts';

const COLUMNS = ['owner', 'name', 'interest', 'start', 'steps', 'level', 'next', 'purpose'] as const;

/** One customer a row: 月初 级别变化 现在 下次联系. */
export function LevelSheetTable({ sheet, showsOwner }: { readonly sheet: LevelSheet; readonly showsOwner: boolean }) {
  const { t } = useTranslation('follow-ups');
  return (
    <section className="panel level-sheet">
      <table>
        <thead>
          <tr>
            {COLUMNS.filter((column) => showsOwner || column !== 'owner').map((column) => (
              <th key={column}>{t(`sheet.column.${column}`)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sheet.lines.map((line) => (
            <tr key={line.customerId}>
              {showsOwner && <td>{line.ownerName}</td>}
              <td>
                <Link to={`/customers/${line.customerId}`}>{line.name}</Link>
              </td>
              <td>{line.interest}</td>
              <td>{line.startLevel === null ? t('sheet.created') : <LevelTag level={line.startLevel} />}</td>
              <td>
                <ol>
                  {line.steps.map(({ id, on, fromLevel, toLevel, trigger }) => (
                    <li key={id}>
                      <span className="tabular">{on.slice(5)}</span>
                      {fromLevel !== null && (
                        <>
                          <LevelTag level={fromLevel} /> →
                        </>
                      )}
                      <LevelTag level={toLevel} />
                      <small>{t(`trigger.${trigger}`)}</small>
                    </li>
                  ))}
                </ol>
              </td>
              <td>
                <LevelTag level={line.level} />
              </td>
              <td className={line.overdueDays > 0 ? 'queue-late' : undefined}>
                {line.nextContactOn} {line.overdueDays > 0 && t('sheet.late', { count: line.overdueDays })}
              </td>
              <td>{line.nextPurpose}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {sheet.rest > 0 && <p className="field-hint">{t('sheet.rest', { count: sheet.rest })}</p>}
    </section>
  );
}

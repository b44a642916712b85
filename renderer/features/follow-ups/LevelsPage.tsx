import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LevelRule } from '../../../db/customers/levels.ts';
import { useToday } from '../../lib/today.ts';
import { trpc } from '../../lib/trpc.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { LevelTag } from '../../ui/LevelTag.tsx';
import { Page } from '../../ui/Page.tsx';
import { Waiting } from '../../ui/Waiting.tsx';
import { LevelRulePanel } from './LevelRulePanel.tsx';
import './follow-ups.css';

/** 级别规则: what each level means and how often its customers are called; a new rule holds from a day on, the old ones stay to be read. */
export default function LevelsPage() {
  const { t } = useTranslation('follow-ups');
  const today = useToday();
  const [editing, setEditing] = useState<LevelRule>();
  const rules = useQuery(trpc.customers.levels.rules.queryOptions());
  if (rules.data === undefined)
    return rules.error ? <ErrorState error={rules.error} retry={() => void rules.refetch()} /> : <Waiting rows={8} />;
  const coming = rules.data.edited.filter(({ validFrom }) => validFrom > today);
  return (
    <Page title={t('levels.title')} subtitle={t('levels.hint')}>
      <div className="list-and-card">
        <section className="panel team">
          <table>
            <thead>
              <tr>
                <th>{t('field.level')}</th>
                <th>{t('field.name')}</th>
                <th>{t('field.window')}</th>
                <th>{t('field.everyDays')}</th>
                <th />
              </tr>
            </thead>
            <tbody>
              {rules.data.today.map((rule) => (
                <tr key={rule.level}>
                  <td>
                    <LevelTag level={rule.level} />
                  </td>
                  <td>{rule.name}</td>
                  <td>{rule.window}</td>
                  <td>{rule.everyDays === null ? t('levels.never') : t('levels.every', { count: rule.everyDays })}</td>
                  <td>
                    <Button size="small" onClick={() => setEditing(rule)}>
                      {t('levels.edit')}
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {coming.map((rule) => (
            <p key={rule.id} className="field-hint">
              {t('levels.coming', {
                day: rule.validFrom,
                level: rule.name,
                every: rule.everyDays === null ? t('levels.never') : t('levels.every', { count: rule.everyDays }),
              })}
            </p>
          ))}
        </section>
        {editing !== undefined && (
          <LevelRulePanel key={editing.level} rule={editing} onClose={() => setEditing(undefined)} />
        )}
      </div>
    </Page>
  );
}

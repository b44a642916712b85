import { useTranslation } from 'react-i18next';
import { ISSUE_FIGURE_READERS } from '../../../db/deal-figures/model.ts';
import { useMay } from '../../lib/session.ts';
import { useHotkeys } from '../../ui/hotkeys.ts';
import { Page } from '../../ui/Page.tsx';
import { Approvals } from './Approvals.tsx';
import { Backlog } from './Backlog.tsx';
import { Deposits } from './Deposits.tsx';
import { Depth } from './Depth.tsx';
import { Issues } from './Issues.tsx';
import { Margin } from './Margin.tsx';
import { Penetration } from './Penetration.tsx';
import { ScopeChoice } from './ScopeChoice.tsx';
import { Threads } from './Threads.tsx';
import { useScope } from './useScope.ts';
import './deal-figures.css';

/** 成交数字: what a month's deals came to, and what stands open today; each number opens the rows it is of. */
export default function FiguresPage() {
  const { t } = useTranslation('deal-figures');
  const scope = useScope();
  const seesIssues = useMay(...ISSUE_FIGURE_READERS);
  useHotkeys(t('title'), [
    { keys: 'alt+arrowleft', label: t('month.before'), run: () => scope.step(-1) },
    { keys: 'alt+arrowright', label: t('month.after'), run: () => !scope.atEnd && scope.step(1) },
  ]);
  return (
    <Page title={t('title')} subtitle={t('subtitle')} filters={<ScopeChoice scope={scope} />}>
      <div className="deal-figures">
        <h2>{t('ofMonth', { month: scope.month })}</h2>
        <Margin scope={scope} />
        <Penetration scope={scope} />
        <Depth scope={scope} />
        <Threads scope={scope} />
        <Approvals scope={scope} />
        <h2>{t('ofToday')}</h2>
        <Backlog scope={scope} />
        <Deposits scope={scope} />
        {seesIssues && <Issues scope={scope} />}
      </div>
    </Page>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../lib/trpc.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { leaving } from '../../ui/leaving.ts';
import { Page } from '../../ui/Page.tsx';
import { MasterTab } from './MasterTab.tsx';
import { authorities, customerClasses, items, lists, matches, policies, productClasses, taxRules } from './masters.tsx';
import './prices.css';

const TABS = {
  classes: [customerClasses, productClasses],
  items: [items],
  lists: [lists],
  policies: [policies],
  matches: [matches],
  authorities: [authorities],
  taxRules: [taxRules],
} as const;
type Tab = keyof typeof TABS;

/** 价格设置: the small tables prices come about by, a tab each. */
export default function PriceSetupPage() {
  const { t } = useTranslation('prices');
  const [tab, setTab] = useState<Tab>('classes');
  // Asked for first: what a showroom begins with is made by it.
  const known = useQuery(trpc.prices.known.queryOptions());
  return (
    <Page title={t('setup')} subtitle={t(`setup.${tab}`)}>
      <div className="record-tabs" role="tablist">
        {(Object.keys(TABS) as Tab[]).map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            aria-selected={name === tab}
            onClick={() => leaving(() => setTab(name))}
          >
            {t(`tab.${name}`)}
          </button>
        ))}
      </div>
      <Loaded query={known} rows={6}>
        {() => TABS[tab].map((master) => <MasterTab key={master.key} master={master as never} />)}
      </Loaded>
    </Page>
  );
}

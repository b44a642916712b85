import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { consentMethods } from '../../../db/customers/model.ts';
import { useMay } from '../../lib/session.ts';
import { client, queryClient, trpc } from '../../lib/trpc.ts';
import { moment } from '../../lib/when.ts';
import { ChipGroup } from '../../ui/ChipGroup.tsx';
import { notifyFailure } from '../../ui/notices.tsx';
import { useOnce } from '../../ui/useOnce.ts';
import { NoticeLink } from './Notice.tsx';
import type { CustomerCard } from './types.ts';

type Method = (typeof consentMethods)[number];

/**
 * 同意总部共享: how and when it was given or taken back; either is one click. Each has its own button, so that the second click
 * of a double click never takes back what the first one recorded.
 */
export function ConsentPanel({ card }: { readonly card: CustomerCard }) {
  const { t } = useTranslation('customers');
  const mayWrite = useMay('reception', 'consultant', 'manager', 'backOffice', 'admin');
  const settings = useQuery(trpc.settings.get.queryOptions());
  const [method, setMethod] = useState<Method>('written');
  const said = useRef<HTMLParagraphElement>(null);
  const { run: record, busy } = useOnce(async (state: 'granted' | 'withdrawn') => {
    try {
      await client.customers.consent.mutate({ id: card.id, rev: card.rev, state, method });
      await queryClient.invalidateQueries(trpc.customers.pathFilter());
      // Its button rests now, which loses the cursor; the other one would take back with a second Enter what was recorded.
      said.current?.focus();
    } catch (error) {
      notifyFailure(error);
    }
  });
  const granted = card.hqShareConsent === 'granted';
  // What they agreed to, else what they would agree to now.
  const version = (granted ? card.hqShareNoticeVersion : null) ?? settings.data?.noticeVersion;
  const how = t(granted ? 'consent.how.withdraw' : 'consent.how.grant');
  return (
    <section className="panel consent" aria-label={t('consent.title')}>
      <h2>{t('consent.title')}</h2>
      <p ref={said} tabIndex={-1}>
        {t(`consent.${card.hqShareConsent}`)}
        {card.hqShareAt !== null && (
          <small>
            <br />
            {t('consent.when', {
              when: moment(card.hqShareAt),
              version: card.hqShareNoticeVersion,
              method: t(`consent.method.${card.hqShareMethod ?? 'written'}`),
            })}
          </small>
        )}
      </p>
      {version !== undefined && <NoticeLink card={card} version={version} />}
      {mayWrite && (
        <>
          <ChipGroup<Method>
            label={how}
            value={method}
            onChange={(next) => setMethod(next)}
            options={consentMethods.map((value) => ({ value, label: t(`consent.method.${value}`) }))}
          />
          <span className="consent-buttons">
            <Button disabled={granted || busy} onClick={() => void record('granted')}>
              {t('consent.grant', { version: settings.data?.noticeVersion ?? '' })}
            </Button>
            <Button disabled={!granted || busy} onClick={() => void record('withdrawn')}>
              {t('consent.withdraw')}
            </Button>
          </span>
        </>
      )}
    </section>
  );
}

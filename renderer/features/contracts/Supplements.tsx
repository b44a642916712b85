import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { client } from '../../lib/trpc.ts';
import { notifyFailure } from '../../ui/notices.tsx';
import { useOnce } from '../../ui/useOnce.ts';
import type { OpenContract } from './records.ts';
import { StateTag } from './StateTag.tsx';

/** 补充协议 of a contract that binds, each with its first words; another one is begun here. */
export function Supplements({ open, drafts }: { readonly open: OpenContract; readonly drafts: boolean }) {
  const { t } = useTranslation('contracts');
  const navigate = useNavigate();
  const { card, supplements } = open;
  const binds = card.status === 'signed' || card.status === 'effective';
  const { run, busy } = useOnce(async () => {
    try {
      const { id } = await client.contracts.supplements.start.mutate({ id: card.id });
      void navigate(`/supplements/${id}`);
    } catch (error) {
      notifyFailure(error);
    }
  });
  if (supplements.length === 0 && !(binds && drafts)) return null;
  return (
    <section className="panel contract-rows" aria-label={t('supplement')}>
      <h2>
        {t('supplement')}
        {binds && drafts && (
          <Button size="small" loading={busy} onClick={() => void run()}>
            {t('supplement.new')}
          </Button>
        )}
      </h2>
      <ul>
        {supplements.map(({ id, docNo, status, terms }) => (
          <li key={id}>
            <Link to={`/supplements/${id}`}>{docNo ?? t('draft')}</Link>
            <StateTag state={status} />
            <span className="soft">{(terms ?? '').slice(0, 24)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

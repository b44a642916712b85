import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import type { ApprovalState } from '../../../db/approvals/model.ts';
import { RECORDS } from '../../../db/records.ts';
import { money } from '../../lib/money.ts';
import { client, refresh, trpc } from '../../lib/trpc.ts';
import { fullMoment } from '../../lib/when.ts';
import { DocumentPanel } from '../../records/document/DocumentPanel.tsx';
import { PrintButton } from '../../records/document/PrintButton.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Page } from '../../ui/Page.tsx';
import { AskedDeal } from './AskedDeal.tsx';
import type { OpenApproval } from './records.ts';
import { StateTag } from './StateTag.tsx';
import './approvals.css';

/** One 额度审批: what is asked for, the deal as it is now, what was decided; whoever may decide does it here. */
export default function ApprovalPage() {
  const { id = '' } = useParams();
  const query = useQuery(trpc.approvals.get.queryOptions({ id }));
  return (
    <Loaded query={query} rows={10}>
      {(open) => <Request key={open.card.id} open={open} />}
    </Loaded>
  );
}

function Request({ open }: { readonly open: OpenApproval }) {
  const { t } = useTranslation('approvals');
  const navigate = useNavigate();
  const { card, document, isVoid, levelNow } = open;
  return (
    <Page
      title={card.docNo}
      subtitle={<StateTag state={card.status} isVoid={isVoid} />}
      actions={
        <>
          <Printing card={card} />
          <Button onClick={() => void navigate('/approvals')}>{t('records:back')}</Button>
        </>
      }
    >
      <div className="approval">
        <div>
          {isVoid && <p className="approval-void">{t('void.text')}</p>}
          <section className="panel" aria-label={t('asked')}>
            <h2>
              {t(`kind.${card.kind}`)}
              {card.askedFen !== null && <b className="approval-fen tabular"> {money(card.askedFen)}</b>}
            </h2>
            <Facts open={open} />
            {levelNow !== null && <p className="approval-void">{t('levelNow', { level: levelNow })}</p>}
          </section>
          <AskedDeal open={open} />
        </div>
        <div>
          <DocumentPanel
            feature="approvals"
            document={document}
            go={async (to, reason) => {
              const at = { id: card.id, rev: card.rev, seen: document.hash };
              try {
                await client.approvals.go.mutate({ ...at, to: to as ApprovalState, reason });
              } finally {
                await refresh('approvals', 'documents', 'workbench');
              }
            }}
          />
          <Decisions open={open} />
        </div>
      </div>
    </Page>
  );
}

function Facts({ open: { card, customerName, askerName } }: { readonly open: OpenApproval }) {
  const { t } = useTranslation('approvals');
  const path = RECORDS[card.docEntity].path;
  return (
    <dl className="approval-facts">
      <dt>{t('column.doc')}</dt>
      <dd>{path === null ? card.docLabel : <Link to={`${path}/${card.docId}`}>{card.docLabel}</Link>}</dd>
      {customerName !== null && (
        <>
          <dt>{t('column.customer')}</dt>
          <dd>
            <Link to={`/customers/${card.customerId}`}>{customerName}</Link>
          </dd>
        </>
      )}
      <dt>{t('column.asker')}</dt>
      <dd>
        {askerName} <span className="soft">{fullMoment(card.createdAt)}</span>
      </dd>
      <dt>{t('field.reason')}</dt>
      <dd className="approval-reason">{card.reason}</dd>
      {card.requiredLevel !== undefined && (
        <>
          <dt>{t('column.level')}</dt>
          <dd>{t(`level.${card.requiredLevel}`)}</dd>
        </>
      )}
    </dl>
  );
}

function Decisions({ open: { decisions } }: { readonly open: OpenApproval }) {
  const { t } = useTranslation('approvals');
  if (decisions.length === 0) return null;
  return (
    <section className="panel" aria-label={t('decisions')}>
      <h2>{t('decisions')}</h2>
      <ol className="approval-decisions">
        {decisions.map((decision) => (
          <li key={decision.id}>
            <b>{t(`verdict.${decision.verdict}`)}</b> {decision.deciderName}
            {'level' in decision && <span className="soft"> {t(`level.${decision.level}`)}</span>}{' '}
            <span className="soft">{fullMoment(decision.at)}</span>
            {decision.idle && <p className="document-shut">{t('idle')}</p>}
            {decision.note !== null && <p>{decision.note}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Printing({ card }: { readonly card: OpenApproval['card'] }) {
  const { t } = useTranslation('approvals');
  return (
    <PrintButton
      page={t('title')}
      label={(key) => t('print', { key })}
      of={['approval', card.id, String(card.rev)]}
      make={(lang) => client.approvals.print.mutate({ id: card.id, lang })}
      file={`${t('title')} ${card.docNo ?? ''}`}
    />
  );
}

import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { client, trpc } from '../../lib/trpc.ts';
import { fullMoment } from '../../lib/when.ts';
import { KnownGroup } from '../../records/KnownField.tsx';
import { RecordCard } from '../../records/RecordCard.tsx';
import { useRecordCard } from '../../records/useRecordCard.ts';
import { Facts } from '../../ui/Facts.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { issueRecord, type OpenIssue, thingOf } from './issueRecord.ts';
import { SettleForm } from './SettleForm.tsx';
import { SeverityTag } from './SeverityTag.tsx';

/** One 单据问题: both sides, who settles it, and the way to do it. */
export default function DealIssuePage() {
  const { id } = useParams();
  const query = useQuery(trpc.dealIssues.get.queryOptions({ id: id ?? '' }));
  return (
    <Loaded query={query} rows={8}>
      {(open) => <Card key={open.card.id} open={open} />}
    </Loaded>
  );
}

const never = () => Promise.reject(new Error('head office opens an issue'));

function Card({ open }: { readonly open: OpenIssue }) {
  const { t } = useTranslation('deal-issues');
  const { card, mine, theirs, ownerName } = open;
  const record = useRecordCard(issueRecord, { card, create: never, update: never });
  const { holder } = card;
  return (
    <RecordCard
      record={record}
      readFirst
      mayWrite={false}
      title={
        <>
          {t(`kind.${card.kind}`, { defaultValue: t('kind.other') })} <SeverityTag of={card} />
        </>
      }
      subtitle={
        <Facts>
          {thingOf(card.key)}
          {t('opened', { at: fullMoment(card.openedAt) })}
        </Facts>
      }
      aside={<Steps open={open} />}
      history={client.dealIssues.history.query}
    >
      <div className="issue-sides">
        <Side title={t('side.mine')} path={mine.path} label={mine.label ?? card.docNo}>
          {ownerName}
        </Side>
        <Side title={t('side.theirs')} path={theirs?.path ?? null} label={theirs?.label ?? holder?.docNo ?? null}>
          {holder && (
            <Facts>
              {holder.byName}
              {holder.storeName}
              {t('since', { at: fullMoment(holder.at) })}
            </Facts>
          )}
        </Side>
      </div>
      {card.note !== null && <KnownGroup form={record.form} called={t('group.note')} columns={1} fields={['note']} />}
    </RecordCard>
  );
}

interface SideProps {
  readonly title: string;
  readonly label: string | null;
  readonly path: string | null;
  readonly children: ReactNode;
}

function Side({ title, label, path, children }: SideProps) {
  const { t } = useTranslation('deal-issues');
  const name = label ?? t('elsewhere');
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <p className="tabular">{path ? <Link to={path}>{name}</Link> : name}</p>
      <p className="soft">{children}</p>
    </section>
  );
}

function Steps({ open: { card, resolvedByName, maySettle, mine } }: { readonly open: OpenIssue }) {
  const { t } = useTranslation('deal-issues');
  const [asked, setAsked] = useState(false);
  if (asked) return <SettleForm issue={card} onClose={() => setAsked(false)} />;
  return (
    <section className="panel" aria-label={t('part.steps')}>
      <h2>{t('part.steps')}</h2>
      {card.resolvedAt === null ? (
        <p>{t(`todo.${card.kind}`, { defaultValue: t('todo.other') })}</p>
      ) : (
        <p>
          <Facts>
            {t(`resolution.${card.resolution}`)}
            {resolvedByName}
            {fullMoment(card.resolvedAt)}
          </Facts>
        </p>
      )}
      {card.resolvedAt === null && (
        <div className="buttons">
          {mine.path && (
            <Link className="link" to={mine.path}>
              {t('open')}
            </Link>
          )}
          {maySettle && <Button onClick={() => setAsked(true)}>{t('settle')}</Button>}
        </div>
      )}
    </section>
  );
}

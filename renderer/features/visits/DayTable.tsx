import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { rowNumbers } from '../../../db/visits/totals.ts';
import { useMay, useStaff } from '../../lib/session.ts';
import { useToday } from '../../lib/today.ts';
import { client, queryClient, trpc } from '../../lib/trpc.ts';
import { clock } from '../../lib/when.ts';
import { Empty } from '../../ui/Empty.tsx';
import { notify, notifyFailure } from '../../ui/notices.tsx';
import { useOnce } from '../../ui/useOnce.ts';
import { guestTitle } from './guestTitle.ts';
import type { DayRegister, VisitLine } from './types.ts';

/** The register's rows in the form's own columns. */
export function DayTable(props: {
  register: DayRegister;
  /** The visit that is being completed beside the table. */
  openId: string | undefined;
  onComplete: (id: string) => void;
}) {
  const { t } = useTranslation('visits');
  const { rows } = props.register;
  const numbers = rowNumbers(rows);
  const completes = useMay('reception', 'consultant', 'manager', 'admin');
  if (rows.length === 0) return <Empty title={t('day.empty')} text={t('day.empty.text')} />;
  const column = (key: string, width: number, render: (line: VisitLine) => React.ReactNode) => ({
    key,
    title: key === 'complete' ? '' : t(`register.${key}`),
    width,
    render: (_: unknown, line: VisitLine) => render(line),
  });
  return (
    <Table<VisitLine>
      className="day-table"
      size="small"
      rowKey="id"
      rowClassName={({ id, voidedAt }) => (id === props.openId ? 'row-open' : voidedAt !== null ? 'row-void' : '')}
      tableLayout="fixed"
      pagination={false}
      dataSource={rows}
      columns={[
        column('no', 48, (line) => numbers.get(line.id)),
        column('arrived', 54, (line) => <span className="tabular">{clock(line.arrivedAt)}</span>),
        column('left', 54, (line) => (
          <span className="tabular">{line.leftAt === null || line.channel === 'call' ? '' : clock(line.leftAt)}</span>
        )),
        column('channel', 76, (line) => t(`channel.${line.channel}`)),
        column('purpose', 74, (line) => t(`purpose.${line.purpose}`)),
        column('size', 48, (line) => line.channel !== 'call' && line.partySize),
        column('mode', 96, (line) => (
          <>
            {line.arrivalMode && t(`mode.${line.arrivalMode}`)} <span className="plate">{line.plate}</span>
          </>
        )),
        column('guest', 124, (line) => <Guest line={line} />),
        column('phone', 100, (line) => <span className="tabular">{line.phone}</span>),
        column('seq', 60, (line) => line.visitSeq),
        column('greeter', 60, (line) => line.greeterName),
        column('consultant', 94, (line) => line.consultantName),
        column('prior', 68, (line) => line.priorConsultantName),
        column('rota', 88, (line) => [line.rotaSlot, line.skipReason].filter(Boolean).join(' ')),
        column('outcome', 120, (line) => <Outcome line={line} />),
        ...(completes
          ? [
              column('complete', 80, (line) =>
                line.voidedAt === null ? (
                  <button type="button" className="link" data-visit={line.id} onClick={() => props.onComplete(line.id)}>
                    {t(line.missing.length === 0 ? 'action.correct' : 'action.complete')}
                  </button>
                ) : (
                  <Unvoid line={line} />
                ),
              ),
            ]
          : []),
      ]}
    />
  );
}

function Guest({ line }: { line: VisitLine }) {
  const name = line.customerId ? <Link to={`/customers/${line.customerId}`}>{line.name}</Link> : line.name;
  return (
    <>
      {name} {line.guestDescription}
    </>
  );
}

function Outcome({ line }: { line: VisitLine }) {
  const { t } = useTranslation('visits');
  if (line.voidedAt !== null)
    return (
      <span title={t('void.by', { name: line.voidedByName, at: clock(line.voidedAt) })}>
        {t('void.done')} {line.voidReason}
      </span>
    );
  if (line.outcome === null) return <span className="visit-lacks">{t(`state.${line.state}`)}</span>;
  return (
    <>
      {t(`outcome.${line.outcome}`)} {line.noCaptureReason}
    </>
  );
}

/** 恢复: a manager's, or on its day that of who voided it. */
function Unvoid({ line }: { line: VisitLine }) {
  const { t } = useTranslation('visits');
  const manages = useMay('manager', 'admin');
  const [staff, today] = [useStaff(), useToday()];
  const own = staff.id === line.voidedBy && line.visitOn === today;
  const { run } = useOnce(async () => {
    try {
      await client.visits.unvoid.mutate({ id: line.id, rev: line.rev });
      notify(t('unvoided', { name: guestTitle(line, t('guest.unnamed')) }));
    } catch (error) {
      notifyFailure(error);
    } finally {
      await queryClient.invalidateQueries(trpc.visits.pathFilter());
    }
  });
  if (!manages && !own) return null;
  return (
    <button type="button" className="link" data-visit={line.id} onClick={() => void run()}>
      {t('action.unvoid')}
    </button>
  );
}

import { FundProjectionScreenOutlined, PrinterOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { currentLanguage } from '../../lib/i18n.ts';
import { client, trpc } from '../../lib/trpc.ts';
import { clock, dayText } from '../../lib/when.ts';
import { Empty } from '../../ui/Empty.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Page } from '../../ui/Page.tsx';
import { PrintPreview } from '../../ui/PrintPreview.tsx';
import { ActionPanel } from './ActionPanel.tsx';
import { DayChoice, useChosenDay } from './DayChoice.tsx';
import { RotaStrip } from './RotaStrip.tsx';
import type { OpenPanel, RotaLogLine } from './types.ts';
import './visits.css';

/** 排班记录 of today or any past day: what was noted of the rota and who engaged whom by which rule. Today's rota stands above it. */
export default function RotaPage() {
  const { t } = useTranslation('visits');
  const navigate = useNavigate();
  const [panel, setPanel] = useState<OpenPanel>();
  const chosen = useChosenDay(t('log.title'));
  const { on, today, printing, setPrinting } = chosen;
  const log = useQuery(trpc.visits.rota.log.queryOptions({ on }));
  const board = useQuery({ ...trpc.visits.board.queryOptions(), refetchInterval: 60_000 });
  return (
    <Page
      fill
      title={t('log.title')}
      subtitle={log.data && <Totals lines={log.data} label={dayText(on)} />}
      actions={
        <>
          <DayChoice day={chosen} />
          <Button icon={<FundProjectionScreenOutlined />} onClick={() => void navigate('/rota-screen')}>
            {t('rota.toScreen')}
          </Button>
        </>
      }
      primary={
        <Button type="primary" icon={<PrinterOutlined />} onClick={() => setPrinting(true)}>
          {t('day.print')}
        </Button>
      }
    >
      <div className="showroom-floor">
        <div className="floor-side">
          {on === today && board.data && <RotaStrip rota={board.data.rota} onOpen={setPanel} />}
          <Loaded query={log} rows={8}>
            {(lines) => <Log lines={lines} />}
          </Loaded>
        </div>
        {panel !== undefined && board.data && !printing && (
          <ActionPanel
            key={panel.kind === 'rotaStep' ? panel.staffId : panel.kind}
            panel={panel}
            board={board.data}
            onClose={() => setPanel(undefined)}
          />
        )}
        {printing && (
          <PrintPreview
            of={['rota', on]}
            make={() => client.visits.rota.print.mutate({ on, lang: currentLanguage() })}
            file={`${t('log.title')} ${on}`}
            onClose={() => setPrinting(false)}
          />
        )}
      </div>
    </Page>
  );
}

const HOWS = ['turn', 'own', 'standIn', 'call', 'chosen'] as const;

/** "今天 接待 12 批 · 按顺位 8 · 老客户 2 · 跳过 1"; noughts are left out. */
function Totals({ lines, label }: { lines: readonly RotaLogLine[]; label: string }) {
  const { t } = useTranslation('visits');
  const count = (test: (line: RotaLogLine) => boolean) => lines.filter(test).length;
  const parts = [
    ...HOWS.map((how) => [t(`how.short.${how}`), count((line) => line.how === how)] as const),
    ...(['skip', 'leave'] as const).map((kind) => [t(`kind.${kind}`), count((line) => line.kind === kind)] as const),
  ];
  return (
    <span className="totals tabular">
      <b>
        {label} {t('log.engaged', { count: count(({ kind }) => kind === 'engage') })}
      </b>
      {parts
        .filter(([, number]) => number > 0)
        .map(([part, number]) => (
          <span key={part}>
            {part} {number}
          </span>
        ))}
    </span>
  );
}

function Log({ lines }: { lines: readonly RotaLogLine[] }) {
  const { t } = useTranslation('visits');
  if (lines.length === 0) return <Empty title={t('log.empty')} text={t('log.empty.text')} />;
  const column = (key: string, width: number, render: (line: RotaLogLine) => React.ReactNode) => ({
    key,
    title: t(`log.${key}`),
    width,
    render: (_: unknown, line: RotaLogLine) => render(line),
  });
  return (
    <section className="rota-log" aria-label={t('rota.toLog')}>
      <Table<RotaLogLine>
        size="small"
        rowKey="id"
        tableLayout="fixed"
        pagination={false}
        dataSource={lines.toReversed()}
        columns={[
          column('at', 64, (line) => <span className="tabular">{clock(line.at)}</span>),
          column('kind', 84, (line) => (
            <span className={`rota-kind rota-kind-${line.kind}`}>{t(`kind.${line.kind}`)}</span>
          )),
          column('name', 100, (line) => line.name),
          column('what', 260, (line) =>
            line.how === null ? line.names.join(' → ') : t(`how.${line.how}`, { owner: line.ownerName }),
          ),
          column('reason', 160, (line) => line.reason),
          column('agreed', 90, (line) => line.agreedByName),
          column('by', 90, (line) => line.byName),
        ]}
      />
    </section>
  );
}

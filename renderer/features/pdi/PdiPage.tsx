import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { PDI_WRITERS } from '../../../db/pdi/model.ts';
import { useMay } from '../../lib/session.ts';
import { client, refresh, trpc } from '../../lib/trpc.ts';
import { DocumentPanel } from '../../records/document/DocumentPanel.tsx';
import { PrintButton } from '../../records/document/PrintButton.tsx';
import { KnownField, KnownGroup } from '../../records/KnownField.tsx';
import { RecordCard } from '../../records/RecordCard.tsx';
import { useRecordCard } from '../../records/useRecordCard.ts';
import { Facts } from '../../ui/Facts.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Points } from './Points.tsx';
import { type OpenPdi, pdiRecord } from './records.ts';
import { StateTag } from './StateTag.tsx';

/** One PDI 检查表. */
export default function PdiPage() {
  const { id = '' } = useParams();
  const query = useQuery(trpc.pdi.get.queryOptions({ id }));
  return (
    <Loaded query={query} rows={10}>
      {(open) => <Card key={`${id} ${open.document.frozen}`} open={open} />}
    </Loaded>
  );
}

function Card({ open }: { readonly open: OpenPdi }) {
  const { t } = useTranslation('pdi');
  const { card, car, document } = open;
  const record = useRecordCard(pdiRecord, {
    card,
    create: (fields) => client.pdi.create.mutate(fields),
    update: (changes) => client.pdi.update.mutate(changes),
  });
  const mayWrite = useMay(...PDI_WRITERS) && !document.frozen;
  return (
    <RecordCard
      record={record}
      mayWrite={mayWrite}
      title={card.docNo ?? t('title')}
      subtitle={<StateTag state={card.status} />}
      actions={<Print open={open} />}
      middle={<Points form={record.form} mayWrite={mayWrite} />}
      aside={
        <DocumentPanel
          feature="pdi"
          document={document}
          go={async (to) => {
            const at = { id: card.id, rev: card.rev, seen: document.hash };
            try {
              await client.pdi.go.mutate({ ...at, to: to as 'passed' | 'failed' });
            } finally {
              await refresh('pdi', 'documents');
            }
          }}
        />
      }
      history={client.pdi.history.query}
    >
      {car && (
        <p>
          <Link to={`/vehicles/${car.id}`}>{car.model ?? car.series ?? car.vin}</Link>{' '}
          <span className="soft">
            <Facts>
              {car.exteriorColor}
              {car.interiorColor}
              <span className="tabular">{car.vin}</span>
              {car.location}
            </Facts>
          </span>
        </p>
      )}
      <KnownGroup form={record.form} columns={1} fields={['technician', 'remark']}>
        <KnownField form={record.form} name="odometerKm" autoFocus={card.odometerKm === null} />
      </KnownGroup>
    </RecordCard>
  );
}

function Print({ open: { card } }: { readonly open: OpenPdi }) {
  const { t } = useTranslation('pdi');
  return (
    <PrintButton
      page={t('title')}
      label={(key) => t('print', { key })}
      of={['pdi', card.id, String(card.rev)]}
      make={(lang) => client.pdi.print.mutate({ id: card.id, lang })}
      file={`${t('title')} ${card.docNo ?? ''}`}
    />
  );
}

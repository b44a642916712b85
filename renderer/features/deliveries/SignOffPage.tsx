import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { SIGN_WRITERS, type SignOffState } from '../../../db/deliveries/model.ts';
import { useMay } from '../../lib/session.ts';
import { client, refresh, trpc } from '../../lib/trpc.ts';
import { DocumentPanel } from '../../records/document/DocumentPanel.tsx';
import { KnownGroup } from '../../records/KnownField.tsx';
import { RecordCard } from '../../records/RecordCard.tsx';
import { useRecordCard } from '../../records/useRecordCard.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { SignatureBox, SignaturePicture } from '../../ui/SignatureBox.tsx';
import { type Form, useFormValue } from '../../ui/useForm.ts';
import { Around } from './Around.tsx';
import { Damages } from './Damages.tsx';
import { Print } from './Print.tsx';
import { type OpenSign, type SignValues, signRecord } from './records.ts';
import { StateTag } from './StateTag.tsx';
import './deliveries.css';

/** One 交车确认单: what was checked together, what was found wrong, the ceremony, and the signature. */
export default function SignOffPage() {
  const { id = '' } = useParams();
  const query = useQuery(trpc.deliveries.signOffs.get.queryOptions({ id }));
  return (
    <Loaded query={query} rows={8}>
      {(open) => <Card key={`${id} ${open.document.frozen}`} open={open} />}
    </Loaded>
  );
}

function Card({ open }: { readonly open: OpenSign }) {
  const { t } = useTranslation('deliveries');
  const { card, document, around } = open;
  const record = useRecordCard(signRecord, {
    card,
    create: () => Promise.reject(new Error('the paper comes when the car is out')),
    update: (changes) => client.deliveries.signOffs.update.mutate(changes),
  });
  const writes = useMay(...SIGN_WRITERS);
  const mayWrite = writes && !document.frozen;
  return (
    <RecordCard
      record={record}
      mayWrite={writes}
      title={card.docNo ?? t('paperTitle.sign')}
      subtitle={<StateTag state={card.status} />}
      actions={<Print kind="sign" id={card.id} rev={card.rev} docNo={card.docNo} />}
      middle={<Damages form={record.form} mayWrite={mayWrite} />}
      aside={
        <>
          <Around around={around} at="sign" />
          <DocumentPanel
            feature="deliveries"
            document={document}
            go={async (to, reason) => {
              const at = { id: card.id, rev: card.rev, seen: document.hash };
              try {
                await client.deliveries.signOffs.go.mutate({ ...at, to: to as SignOffState, reason });
              } finally {
                await refresh('deliveries', 'orders', 'purchases', 'documents');
              }
            }}
          />
        </>
      }
      history={client.deliveries.signOffs.history.query}
    >
      {mayWrite && (
        <>
          <KnownGroup form={record.form} columns={1} fields={['checks', 'idChecked', 'signer']} />
          <Signing form={record.form} />
          <KnownGroup form={record.form} columns={1} fields={['onPaper']} />
        </>
      )}
      {!mayWrite && card.signature !== null && <SignaturePicture path={card.signature} />}
      <KnownGroup form={record.form} columns={1} fields={['ceremony', 'remark']} />
    </RecordCard>
  );
}

/** The customer signs on the screen; it is kept with the next save. */
function Signing({ form }: { readonly form: Form<SignValues> }) {
  const { t } = useTranslation('deliveries');
  const [open, setOpen] = useState(false);
  const signature = useFormValue(form, ({ values }) => values.signature);
  if (open)
    return (
      <SignatureBox
        onClose={() => setOpen(false)}
        onSave={(path) => {
          form.set({ signature: path });
          setOpen(false);
        }}
      />
    );
  return (
    <div className="field">
      {signature && <SignaturePicture path={signature} />}
      <Button onClick={() => setOpen(true)}>{t(signature ? 'sign.again' : 'sign.screen')}</Button>
    </div>
  );
}

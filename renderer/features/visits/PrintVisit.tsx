import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../../lib/i18n.ts';
import { client } from '../../lib/trpc.ts';
import { PrintDialog } from '../../ui/PrintDialog.tsx';
import type { VisitRecord } from './types.ts';

/** 打印登记表: the 来店/来电登记表 of one party, as it is on file. */
export function PrintVisit({ visit }: { readonly visit: Pick<VisitRecord, 'id' | 'rev' | 'visitOn' | 'channel'> }) {
  const { t } = useTranslation('visits');
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="link" onClick={() => setOpen(true)}>
        {t('form.print')}
      </button>
      {open && (
        <PrintDialog
          of={['visit', visit.id, String(visit.rev)]}
          make={() => client.visits.printVisit.mutate({ id: visit.id, lang: currentLanguage() })}
          file={`${t(visit.channel === 'call' ? 'form.call' : 'form.visit')} ${visit.visitOn}`}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

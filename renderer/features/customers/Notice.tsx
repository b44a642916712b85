import { useQuery } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../../lib/i18n.ts';
import { useMay } from '../../lib/session.ts';
import { client, trpc } from '../../lib/trpc.ts';
import { PrintPreview } from '../../ui/PrintPreview.tsx';
import type { CustomerCard } from './types.ts';

/** 看告知书: the text the customer hears of, in the version given; from here it is printed for their signature. */
export function NoticeLink({ card, version }: { readonly card: CustomerCard; readonly version: string }) {
  const { t } = useTranslation('customers');
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="link" onClick={() => setOpen(true)}>
        {t('notice.read', { version })}
      </button>
      {open && <NoticeText card={card} version={version} onClose={() => setOpen(false)} />}
    </>
  );
}

interface NoticeProps {
  readonly card: CustomerCard;
  readonly version: string;
  readonly onClose: () => void;
}

function NoticeText({ card, version, onClose }: NoticeProps) {
  const { t } = useTranslation('customers');
  const settings = useQuery(trpc.settings.get.queryOptions());
  const mayPrint = useMay('reception', 'consultant', 'manager', 'backOffice', 'admin');
  const [printing, setPrinting] = useState(false);
  const text = settings.data?.notices.find((notice) => notice.version === version)?.text;
  const title = t('notice.title', { version });
  return (
    <Modal open footer={null} width={760} title={title} onCancel={onClose}>
      {printing ? (
        <PrintPreview
          of={['notice', card.id, version]}
          make={() => client.customers.printNotice.mutate({ id: card.id, version, lang: currentLanguage() })}
          file={title}
          onClose={() => setPrinting(false)}
        />
      ) : text === undefined ? (
        <p>{settings.data && t('notice.unwritten')}</p>
      ) : (
        <>
          <div className="notice-text">{text}</div>
          {mayPrint && (
            <Button type="primary" onClick={() => setPrinting(true)}>
              {t('notice.print')}
            </Button>
          )}
        </>
      )}
    </Modal>
  );
}

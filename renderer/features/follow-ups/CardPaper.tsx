import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../../lib/i18n.ts';
import { client } from '../../lib/trpc.ts';
import { PrintPreview } from '../../ui/PrintPreview.tsx';

interface CardPaperProps {
  readonly card: { readonly id: string; readonly cardNo: string; readonly rev: number };
  readonly paper: 'card' | 'need';
  readonly close: () => void;
}

/** 打印洽谈卡, 打印需求单: over the card, as it will come out of the printer. */
export function CardPaper({ card, paper, close }: CardPaperProps) {
  const { t } = useTranslation('follow-ups');
  const title = t(paper === 'card' ? 'printCard' : 'printNeed');
  return (
    <Modal open footer={null} closable={false} width={900} onCancel={close}>
      <PrintPreview
        of={['card', card.id, paper, String(card.rev)]}
        make={() => client.followUps.printCard.mutate({ id: card.id, paper, lang: currentLanguage() })}
        file={`${title} ${card.cardNo}`}
        onClose={close}
      />
    </Modal>
  );
}

import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../../lib/i18n.ts';
import { client } from '../../lib/trpc.ts';
import { PrintDialog } from '../../ui/PrintDialog.tsx';

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
    <PrintDialog
      of={['card', card.id, paper, String(card.rev)]}
      make={() => client.followUps.printCard.mutate({ id: card.id, paper, lang: currentLanguage() })}
      file={`${title} ${card.cardNo}`}
      onClose={close}
    />
  );
}

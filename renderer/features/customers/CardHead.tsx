import { useTranslation } from 'react-i18next';
import { useToday } from '../../lib/today.ts';
import { dueText } from '../../lib/when.ts';
import { LevelTag } from '../../ui/LevelTag.tsx';
import { SyncTag } from '../../ui/SyncTag.tsx';
import { CrmTag } from './CrmTag.tsx';
import { Revealed } from './Revealed.tsx';
import { syncReason } from './syncReason.ts';
import type { CustomerCard } from './types.ts';

/** 王建国 [B+] 潜在客户 ● 已送达 */
export function CardHead({ card }: { readonly card: CustomerCard }) {
  const { t } = useTranslation('customers');
  return (
    <span className="customer-head">
      <span className="customer-name" title={card.name}>
        {card.name}
      </span>
      <LevelTag level={card.level} />
      <small>{t(`stage.${card.stage}`)}</small>
      <small>
        <SyncTag state={card.sync.state} reason={syncReason(card.sync)} />
      </small>
      <small>
        <CrmTag consent={card.hqShareConsent} />
      </small>
    </span>
  );
}

/** 顾问 周凯 · 刘伟 138****1234 👁 · 下次联系 11-25 (明天), 11-20 (逾期 2 天): a line of its own, since names of companies are long. */
export function CardFacts({ card }: { readonly card: CustomerCard }) {
  const { t } = useTranslation('customers');
  const today = useToday();
  const field = card.mobile === null ? ('landline' as const) : ('mobile' as const);
  return (
    <span className="customer-head">
      <span>{card.ownerName === null ? t('owner.none') : t('owner.is', { name: card.ownerName })}</span>
      {card.contactName !== null && <span>{card.contactName}</span>}
      {card.masked.includes(field) ? (
        <Revealed card={card} field={field} />
      ) : (
        <span className="tabular">{card[field]}</span>
      )}
      {card.nextContactOn !== null && (
        <span className={card.nextContactOn < today ? 'customer-overdue' : ''}>
          {t('next', { day: dueText(card.nextContactOn) })}
        </span>
      )}
    </span>
  );
}

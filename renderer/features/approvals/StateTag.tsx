import { useTranslation } from 'react-i18next';
import type { ApprovalState } from '../../../db/approvals/model.ts';

const TONES: Readonly<Record<ApprovalState | 'void', string>> = {
  draft: 'grey',
  pending: 'amber',
  approved: 'green',
  rejected: 'red',
  void: 'grey',
};

/** Where a 额度审批 stands, in a word; 失效 over all others. */
export function StateTag({ state, isVoid }: { readonly state: ApprovalState; readonly isVoid: boolean }) {
  const { t } = useTranslation('approvals');
  const shown = isVoid ? 'void' : state;
  return <span className={`tag tag-${TONES[shown]}`}>{t(`status.${shown}`)}</span>;
}

import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { AdjustmentState } from '../../../db/adjustments/model.ts';

const COLOURS: Readonly<Record<AdjustmentState, string>> = {
  draft: 'default',
  submitted: 'warning',
  approved: 'success',
  rejected: 'error',
  revoked: 'default',
};

/** Where a 调价单 stands, in a word. */
export function StateTag({ state }: { readonly state: AdjustmentState }) {
  const { t } = useTranslation('adjustments');
  return <Tag color={COLOURS[state]}>{t(`status.${state}`)}</Tag>;
}

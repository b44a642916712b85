import { useTranslation } from 'react-i18next';
import type { VehicleStatus } from '../../../db/vehicles/rules.ts';

const tones: Record<VehicleStatus, string> = {
  inTransit: 'blue',
  inStock: 'green',
  lent: 'amber',
  transferring: 'orange',
  allocated: 'gold',
  transferred: 'grey',
  delivered: 'grey',
};

/** 在途 在库 借出 调拨中 已配 已交; the word always stands there, the colour only helps. */
export function StatusTag(props: { status: VehicleStatus }) {
  const { t } = useTranslation('vehicles');
  return <span className={`tag tag-${tones[props.status]}`}>{t(`status.${props.status}`)}</span>;
}

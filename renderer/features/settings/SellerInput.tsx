import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Seller } from '../../../db/settings/seller.ts';

interface SellerInputProps {
  readonly id?: string | undefined;
  readonly value: Seller;
  readonly onChange: (value: Seller) => void;
}

const NAMES = [
  ...(['name', 'taxNo', 'phone', 'address', 'bank', 'account'] as const),
  ...(['taxAuthority', 'taxAuthorityCode', 'issuer'] as const),
];

/** 销售方开票资料, as it stands on the face of every invoice. */
export function SellerInput({ id, value, onChange }: SellerInputProps) {
  const { t } = useTranslation('settings');
  return (
    <div id={id} className="seller-input">
      {NAMES.map((name) => (
        <label key={name} htmlFor={`seller-${name}`}>
          <span>{t(`seller.${name}`)}</span>
          <Input
            id={`seller-${name}`}
            value={value[name]}
            onChange={(event) => onChange({ ...value, [name]: event.target.value })}
          />
        </label>
      ))}
    </div>
  );
}

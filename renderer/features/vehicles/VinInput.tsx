import { useTranslation } from 'react-i18next';
import { bareCode } from '../../../db/core/half-width.ts';
import { type ControlProps, TextInput } from '../../ui/TextInput.tsx';

const LENGTH = 17;

/** 车架号: shown in capitals while typed, counted to 17; a sign that no VIN has (I, O, Q) is marked where it stands. */
export function VinInput<V extends string | null | undefined>(props: ControlProps<V> & { autoFocus?: boolean }) {
  const { t } = useTranslation('vehicles');
  const signs = [...bareCode(props.value ?? '')];
  const right = (sign: string) => /^[A-HJ-NPR-Z0-9]$/.test(sign);
  const allRight = signs.every(right);
  const tone = signs.length > LENGTH || !allRight ? 'car-vin-over' : signs.length === LENGTH ? 'car-vin-full' : '';
  return (
    <>
      <TextInput
        {...props}
        tidy={bareCode}
        className="tabular car-vin"
        suffix={
          <span className={`car-vin-count ${tone}`}>
            {signs.length}/{LENGTH}
          </span>
        }
      />
      {!allRight && (
        <div className="car-vin-signs" aria-hidden="true">
          {signs.slice(0, 24).map((sign, index) =>
            right(sign) ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: a sign is its place
              <span key={index}>{sign}</span>
            ) : (
              // biome-ignore lint/suspicious/noArrayIndexKey: a sign is its place
              <b key={index} title={t('vin.at', { at: index + 1 })}>
                {sign}
                <small>{index + 1}</small>
              </b>
            ),
          )}
        </div>
      )}
    </>
  );
}

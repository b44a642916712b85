import { EyeOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '../lib/errors.ts';
import { ChipGroup } from './ChipGroup.tsx';
import { Popup } from './Popup.tsx';
import { useOnce } from './useOnce.ts';

/** How long a revealed value stays readable, ms. */
const shownFor = 30_000;
const reasons = ['contact', 'verify', 'paperwork', 'correct'] as const;

interface MaskedProps {
  /** 138****1234 */
  readonly value: string;
  readonly label: string;
  /** Asks the host for the whole value; the reason is written to the audit log. Leave out where the role may not. */
  readonly reveal?: (reason: string) => Promise<string>;
}

/** A hidden number with an eye: choosing a reason shows it for half a minute. */
export function Masked(props: MaskedProps) {
  const { t } = useTranslation('ui');
  const [open, setOpen] = useState(false);
  const [whole, setWhole] = useState<string>();
  const [failure, setFailure] = useState<unknown>();
  const shown = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (whole === undefined) return undefined;
    const timer = setTimeout(() => setWhole(undefined), shownFor);
    return () => clearTimeout(timer);
  }, [whole]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another record's number must never show under this one
  useEffect(() => setWhole(undefined), [props.value]);
  // Each look is written down: a double click is one.
  const { run: show } = useOnce(async (reason: string | undefined) => {
    if (reason === undefined || props.reveal === undefined) return;
    try {
      setWhole(await props.reveal(t(`reveal.${reason}`)));
      setOpen(false);
      setFailure(undefined);
      // The eye is gone, so the cursor stays at the number.
      shown.current?.focus();
    } catch (error) {
      setFailure(error);
    }
  });
  return (
    <span ref={shown} tabIndex={-1} className="masked tabular">
      {whole ?? props.value}
      {props.reveal !== undefined && whole === undefined && (
        <Popup
          open={open}
          onOpen={setOpen}
          title={t('reveal.why')}
          content={
            <>
              <ChipGroup<string | undefined>
                label={t('reveal.why')}
                value={undefined}
                onChange={(reason) => void show(reason)}
                options={reasons.map((reason) => ({ value: reason, label: t(`reveal.${reason}`) }))}
              />
              {failure !== undefined && <p className="field-error">{errorText(failure)}</p>}
            </>
          }
        >
          <Button
            type="text"
            size="small"
            icon={<EyeOutlined />}
            aria-label={t('reveal.show', { label: props.label })}
          />
        </Popup>
      )}
    </span>
  );
}

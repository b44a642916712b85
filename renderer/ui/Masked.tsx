import { EyeOutlined } from '@ant-design/icons';
import { Button, Popover } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '../lib/errors.ts';
import { ChipGroup } from './ChipGroup.tsx';
import { Usable } from './ReadOnly.tsx';

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
  useEffect(() => {
    if (whole === undefined) return undefined;
    const timer = setTimeout(() => setWhole(undefined), shownFor);
    return () => clearTimeout(timer);
  }, [whole]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another record's number must never show under this one
  useEffect(() => setWhole(undefined), [props.value]);
  async function show(reason: string | undefined): Promise<void> {
    if (reason === undefined || props.reveal === undefined) return;
    try {
      setWhole(await props.reveal(t(`reveal.${reason}`)));
      setOpen(false);
      setFailure(undefined);
    } catch (error) {
      setFailure(error);
    }
  }
  return (
    <span className="masked tabular">
      {whole ?? props.value}
      {props.reveal !== undefined && whole === undefined && (
        <Usable>
          <Popover
            trigger="click"
            open={open}
            onOpenChange={setOpen}
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
          </Popover>
        </Usable>
      )}
    </span>
  );
}

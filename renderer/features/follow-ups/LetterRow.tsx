import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { openBlanks } from '../../../db/settings/letter.ts';
import { currentLanguage } from '../../lib/i18n.ts';
import { client, trpc } from '../../lib/trpc.ts';
import { ChipGroup } from '../../ui/ChipGroup.tsx';
import { notify, notifyFailure } from '../../ui/notices.tsx';
import { PrintDialog } from '../../ui/PrintDialog.tsx';
import type { FilledLetter } from './types.ts';

interface LetterRowProps {
  readonly customerId: string;
  /** The template that was chosen. */
  readonly name: string | undefined;
  /** What is written, as it stands. */
  readonly text: string;
  readonly onChoose: (letter: FilledLetter) => void;
}

/** 模板: a chip fills in the letter; what is then written is copied into WeChat or printed. */
export function LetterRow({ customerId, name, text, onChoose }: LetterRowProps) {
  const { t } = useTranslation('follow-ups');
  const [printing, setPrinting] = useState(false);
  const letters = useQuery(trpc.followUps.letters.queryOptions({ id: customerId }));
  const filled = letters.data ?? [];
  const blanks = openBlanks(text);
  const choose = (chosen: string | undefined) => {
    const letter = filled.find((one) => one.name === chosen);
    if (letter !== undefined) onChoose(letter);
  };
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => notify(t('letter.copied')),
      (error: unknown) => notifyFailure(error),
    );
  return (
    <div className="with-quick">
      <span>{t('letter.title')}</span>
      <ChipGroup<string | undefined>
        label={t('letter.title')}
        value={name}
        onChange={choose}
        options={filled.map((letter) => ({ value: letter.name, label: letter.name }))}
      />
      <span className="letter-keys">
        <Button size="small" disabled={text.trim() === ''} onClick={() => void copy()}>
          {t('letter.copy')}
        </Button>
        <Button size="small" disabled={text.trim() === ''} onClick={() => setPrinting(true)}>
          {t('letter.print')}
        </Button>
      </span>
      {blanks.length > 0 && <span className="queue-soon">{t('letter.open', { blanks: blanks.join('') })}</span>}
      {printing && (
        <PrintDialog
          of={['letter', customerId, text]}
          make={() =>
            client.followUps.printLetter.mutate({ id: customerId, name: name ?? null, text, lang: currentLanguage() })
          }
          file={name ?? t('letter.title')}
          onClose={() => setPrinting(false)}
        />
      )}
    </div>
  );
}

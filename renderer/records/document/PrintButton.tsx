import { Button } from 'antd';
import { type ComponentProps, useState } from 'react';
import type { Language } from '../../../db/staff/own.ts';
import { currentLanguage } from '../../lib/i18n.ts';
import { useHotkeys } from '../../ui/hotkeys.ts';
import { PrintDialog } from '../../ui/PrintDialog.tsx';

type Preview = ComponentProps<typeof PrintDialog>;

interface PrintButtonProps extends Pick<Preview, 'of' | 'file'> {
  /** Its page in the list of keys. */
  readonly page: string;
  /** What it says, with and without its key. */
  readonly label: (key: string) => string;
  readonly make: (lang: Language) => ReturnType<Preview['make']>;
}

/** 打印 on a document's page, Ctrl+P too. */
export function PrintButton({ page, label, of, make, file }: PrintButtonProps) {
  const [printing, setPrinting] = useState(false);
  useHotkeys(page, [{ keys: 'ctrl+p', label: label(''), run: () => setPrinting(true) }]);
  return (
    <>
      <Button onClick={() => setPrinting(true)}>{label('Ctrl+P')}</Button>
      {printing && (
        <PrintDialog of={of} make={() => make(currentLanguage())} file={file} onClose={() => setPrinting(false)} />
      )}
    </>
  );
}

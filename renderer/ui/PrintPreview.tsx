import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { desktopWindow } from '../lib/desktop.ts';
import { ErrorState } from './ErrorState.tsx';
import { useHotkeys } from './hotkeys.ts';
import { notify, notifyFailure } from './notices.tsx';
import { Waiting } from './Waiting.tsx';
import './print-preview.css';

interface PrintPreviewProps {
  /** What is printed, for telling one preview from another. */
  readonly of: readonly string[];
  /** Asks the host for the PDF: a print is an export and is logged, so it is asked once per opening. */
  readonly make: () => Promise<{ url: string }>;
  /** Name of the file when it is saved, without its ending. */
  readonly file: string;
  readonly onClose: () => void;
}

/** The paper as it will be printed; from here it goes to the printer or is saved. */
export function PrintPreview({ of, make, file, onClose }: PrintPreviewProps) {
  const { t } = useTranslation('ui');
  const frame = useRef<HTMLIFrameElement>(null);
  const sheet = useQuery({ queryKey: ['print of', ...of], queryFn: make, gcTime: 0, staleTime: 'static' });
  useHotkeys(t('print.title'), [{ keys: 'escape', label: t('keys.leave'), run: onClose }]);
  const saveAs = (url: string) =>
    void desktopWindow
      ?.save(url)
      .then((saved) => saved && notify(t('print.saved')))
      .catch(notifyFailure);
  return (
    <aside className="panel print-preview" aria-label={t('print.title')}>
      <div className="print-head">
        <h2>{t('print.title')}</h2>
        {sheet.data && (
          <>
            <Button type="primary" onClick={() => frame.current?.contentWindow?.print()}>
              {t('print.print')}
            </Button>
            {desktopWindow ? (
              <Button onClick={() => saveAs(sheet.data.url)}>{t('print.save')}</Button>
            ) : (
              <Button href={sheet.data.url} download={`${file}.pdf`}>
                {t('print.save')}
              </Button>
            )}
          </>
        )}
        <Button onClick={onClose}>{t('close')}</Button>
      </div>
      {sheet.error !== null && <ErrorState error={sheet.error} retry={() => void sheet.refetch()} />}
      {sheet.data === undefined && sheet.error === null && <Waiting rows={12} />}
      {sheet.data !== undefined && (
        <iframe ref={frame} src={`${sheet.data.url}#toolbar=0&navpanes=0&view=FitH`} title={t('print.title')} />
      )}
    </aside>
  );
}

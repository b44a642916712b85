import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { desktopWindow } from '../../lib/desktop.ts';
import { currentLanguage } from '../../lib/i18n.ts';
import { client } from '../../lib/trpc.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { useHotkeys } from '../../ui/hotkeys.ts';
import { notify, notifyFailure } from '../../ui/notices.tsx';
import { Waiting } from '../../ui/Waiting.tsx';

/** The sheet as it will be printed, beside the table; from here it goes to the printer or is saved. */
export function PrintPreview(props: { on: string; onClose: () => void }) {
  const { t } = useTranslation('visits');
  const { on, onClose } = props;
  const frame = useRef<HTMLIFrameElement>(null);
  // A print is an export and is logged: made once per opening, never again by itself.
  const sheet = useQuery({
    queryKey: ['print of the register', on],
    queryFn: () => client.visits.print.mutate({ on, lang: currentLanguage() }),
    gcTime: 0,
    staleTime: 'static',
  });
  useHotkeys(t('print.title'), [{ keys: 'escape', label: t('ui:keys.leave'), run: onClose }]);
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
              <Button href={sheet.data.url} download={`${t('day.title')} ${on}.pdf`}>
                {t('print.save')}
              </Button>
            )}
          </>
        )}
        <Button onClick={onClose}>{t('ui:close')}</Button>
      </div>
      {sheet.error !== null && <ErrorState error={sheet.error} retry={() => void sheet.refetch()} />}
      {sheet.data === undefined && sheet.error === null && <Waiting rows={12} />}
      {sheet.data !== undefined && (
        <iframe ref={frame} src={`${sheet.data.url}#toolbar=0&navpanes=0&view=FitH`} title={t('print.title')} />
      )}
    </aside>
  );
}

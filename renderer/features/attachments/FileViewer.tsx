import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { desktopWindow } from '../../lib/desktop.ts';
import { notify, notifyFailure } from '../../ui/notices.tsx';
import { keepThumb } from './thumb.ts';
import type { FileLine } from './types.ts';

/** A file beside the list: a picture fitted in, a PDF to be leafed through; from here it is saved elsewhere. */
export function FileViewer(props: { file: FileLine; url: string; onClose: () => void }) {
  const { t } = useTranslation('attachments');
  const { file, url, onClose } = props;
  const saveAs = () =>
    void desktopWindow
      ?.save(url)
      .then((saved) => saved && notify(t('saved', { name: file.name })))
      .catch(notifyFailure);
  return (
    <aside className="panel file-viewer" aria-label={file.name}>
      <header>
        <h2 title={file.name}>{file.name}</h2>
        {desktopWindow ? (
          <Button onClick={saveAs}>{t('saveAs')}</Button>
        ) : (
          <Button href={url} download={file.name}>
            {t('saveAs')}
          </Button>
        )}
        <Button onClick={onClose}>
          {t('ui:close')} <kbd>Esc</kbd>
        </Button>
      </header>
      {file.mime === 'application/pdf' ? (
        <iframe src={`${url}#navpanes=0&view=FitH`} title={file.name} />
      ) : (
        <img
          src={url}
          alt={file.name}
          // One that came from another PC has no small picture here yet.
          onLoad={(event) => file.thumb === null && void keepThumb(file.id, event.currentTarget)}
        />
      )}
    </aside>
  );
}

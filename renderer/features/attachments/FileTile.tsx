import { FilePdfOutlined, PictureOutlined } from '@ant-design/icons';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fullMoment, moment } from '../../lib/when.ts';
import { FileKind } from './FileKind.tsx';
import { FileName } from './FileName.tsx';
import { FileState } from './FileState.tsx';
import type { FileLine } from './types.ts';

interface FileTileProps {
  readonly file: FileLine;
  readonly open: boolean;
  /** It says what it is: 签字合同, 证件… */
  readonly told: boolean;
  /** Stays on this PC: the customer has not agreed. */
  readonly held: boolean;
  readonly mayWrite: boolean;
  readonly onOpen: () => void;
  readonly onRemove: () => void;
}

/** One file: what it shows, its name, who added it, whether it has arrived, and what one can do with it. */
export function FileTile({ file, open, told, held, mayWrite, onOpen, onRemove }: FileTileProps) {
  const { t } = useTranslation('attachments');
  const [naming, setNaming] = useState(false);
  const renamer = useRef<HTMLButtonElement>(null);
  // The field is gone: the cursor goes back to where it came from.
  const named = () => {
    setNaming(false);
    renamer.current?.focus();
  };
  const { name, size, thumb, mime, addedAt, addedBy } = file;
  const sized =
    size < 1024 * 1024 ? t('size.kb', { kb: Math.ceil(size / 1024) }) : t('size.mb', { mb: megabytes(size) });
  return (
    <li className={`file-tile${open ? ' file-tile-open' : ''}`}>
      <button
        type="button"
        data-file
        className="file-picture"
        aria-label={t('open.of', { name })}
        aria-pressed={open}
        onClick={onOpen}
        onKeyDown={(event) => {
          if (event.key === 'Delete' && mayWrite) onRemove();
        }}
      >
        {thumb !== null && <img src={thumb} alt="" />}
        {thumb === null && (mime === 'application/pdf' ? <FilePdfOutlined /> : <PictureOutlined />)}
      </button>
      {naming ? (
        <FileName file={file} onDone={named} />
      ) : (
        <span className="file-name" title={name}>
          {name}
        </span>
      )}
      <span className="soft tabular" title={fullMoment(addedAt)}>
        {sized} · {addedBy} {moment(addedAt)}
      </span>
      {told && <FileKind file={file} mayWrite={mayWrite} />}
      <FileState file={file} held={held} />
      {mayWrite && (
        <span className="file-actions">
          <button
            ref={renamer}
            type="button"
            className="link"
            aria-label={t('rename.of', { name })}
            onClick={() => setNaming(true)}
          >
            {t('rename')}
          </button>
          <button type="button" className="link" aria-label={t('remove.of', { name })} onClick={onRemove}>
            {t('remove')}
          </button>
        </span>
      )}
    </li>
  );
}

const megabytes = (bytes: number) => (bytes / (1024 * 1024)).toFixed(1);

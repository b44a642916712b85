import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { FileTile } from './FileTile.tsx';
import type { FileLine } from './types.ts';

interface FileGridProps {
  readonly files: readonly FileLine[];
  /** Each says what it is. */
  readonly told: boolean;
  readonly openId: string | undefined;
  readonly held: boolean;
  readonly mayWrite: boolean;
  readonly onOpen: (file: FileLine) => void;
  readonly onRemove: (file: FileLine) => Promise<void>;
}

const tilesIn = (list: HTMLElement) => [...list.querySelectorAll<HTMLElement>('[data-file]')];

/** The files as tiles; arrows walk over them, Enter opens, Del removes. */
export function FileGrid(props: FileGridProps) {
  const { t } = useTranslation('attachments');
  const { files } = props;
  const list = useRef<HTMLUListElement>(null);
  const removedAt = useRef<number>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once the list is without the one removed, the cursor stands where it was
  useEffect(() => {
    const at = removedAt.current;
    if (at === undefined || list.current === null) return;
    removedAt.current = undefined;
    const tiles = tilesIn(list.current);
    tiles[Math.min(at, tiles.length - 1)]?.focus();
  }, [files]);

  function walk(event: KeyboardEvent<HTMLUListElement>): void {
    const tiles = tilesIn(event.currentTarget);
    const at = tiles.indexOf(event.target as HTMLElement);
    if (at < 0 || event.altKey || event.ctrlKey) return;
    const columns = tiles.filter((tile) => tile.offsetTop === tiles[0]?.offsetTop).length;
    const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    tiles[at + step]?.focus();
  }
  return (
    <ul ref={list} className="files" aria-label={t('title')} onKeyDown={walk}>
      {files.map((file, index) => (
        <FileTile
          key={file.id}
          file={file}
          open={file.id === props.openId}
          told={props.told}
          held={props.held}
          mayWrite={props.mayWrite}
          onOpen={() => props.onOpen(file)}
          onRemove={() => {
            removedAt.current = index;
            void props.onRemove(file);
          }}
        />
      ))}
    </ul>
  );
}

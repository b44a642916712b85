import i18n from 'i18next';
import { useEffect, useRef, useState } from 'react';
import { clock } from '../../lib/when.ts';

/** "image.png" is what every screenshot is called; the time tells them apart. */
function named(file: File): File {
  if (!/^image\.\w+$/.test(file.name)) return file;
  const ending = file.name.slice(file.name.lastIndexOf('.'));
  const name = i18n.t('attachments:pasted', { time: clock(Date.now()).replace(':', '.') });
  return new File([file], `${name}${ending}`, { type: file.type });
}

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest('input, textarea') !== null;

/**
 * Files dropped anywhere on the window or pasted; true while some are held over it. Without this a file dropped beside the page
 * would replace it.
 */
export function useIncoming(add: ((files: readonly File[]) => void) | undefined): boolean {
  const [over, setOver] = useState(false);
  const latest = useRef(add);
  latest.current = add;
  useEffect(() => {
    const carries = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const held = (event: DragEvent) => {
      if (!carries(event)) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = latest.current ? 'copy' : 'none';
      setOver(latest.current !== undefined);
    };
    const left = (event: DragEvent) => event.relatedTarget === null && setOver(false);
    const dropped = (event: DragEvent) => {
      if (!carries(event)) return;
      event.preventDefault();
      setOver(false);
      latest.current?.([...(event.dataTransfer?.files ?? [])]);
    };
    const pasted = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length === 0 || typing(event.target)) return;
      event.preventDefault();
      latest.current?.(files.map(named));
    };
    window.addEventListener('dragover', held);
    window.addEventListener('dragleave', left);
    window.addEventListener('drop', dropped);
    document.addEventListener('paste', pasted);
    return () => {
      window.removeEventListener('dragover', held);
      window.removeEventListener('dragleave', left);
      window.removeEventListener('drop', dropped);
      document.removeEventListener('paste', pasted);
    };
  }, []);
  return over;
}

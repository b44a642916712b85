import { Popover, type PopoverProps } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';

interface PopupProps extends Pick<PopoverProps, 'placement' | 'title'> {
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly content: ReactNode;
  /** The button it hangs at. */
  readonly children: ReactNode;
}

/** A small panel at a button. The cursor goes into it when it opens and back to the button when it closes: it stands at the end of the page, where Tab would not find it. */
export function Popup({ open, onOpen, content, children, ...look }: PopupProps) {
  const inside = useRef<HTMLDivElement>(null);
  const opener = useRef<Element>(null);
  useEffect(() => {
    if (open) opener.current = document.activeElement;
    else if (inside.current?.contains(document.activeElement) && opener.current instanceof HTMLElement)
      opener.current.focus();
  }, [open]);
  return (
    <Popover
      {...look}
      trigger="click"
      open={open}
      onOpenChange={onOpen}
      afterOpenChange={(shown) =>
        shown && inside.current?.querySelector<HTMLElement>('input, [data-chip][tabindex="0"], button')?.focus()
      }
      content={<div ref={inside}>{content}</div>}
    >
      {children}
    </Popover>
  );
}

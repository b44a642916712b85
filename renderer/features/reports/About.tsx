import { Tooltip } from 'antd';
import type { ReactElement } from 'react';

/** What a number counts, said when the mouse or the keyboard comes to it. */
export function About({ text, children }: { text: string; children: ReactElement }) {
  return (
    <Tooltip title={text} trigger={['hover', 'focus']} mouseEnterDelay={0.3} destroyOnHidden>
      {children}
    </Tooltip>
  );
}

import { ConfigProvider } from 'antd';
import type { ReactNode } from 'react';
import './read-only.css';

/** A form's fields for somebody who may look and not change: as legible as before, without a frame that asks for typing. */
export function ReadOnly({ children }: { readonly children: ReactNode }) {
  return (
    <div className="read-only form-body">
      <ConfigProvider componentDisabled>{children}</ConfigProvider>
    </div>
  );
}

/** What may be used all the same, such as the eye that shows a masked number. */
export function Usable({ children }: { readonly children: ReactNode }) {
  return <ConfigProvider componentDisabled={false}>{children}</ConfigProvider>;
}

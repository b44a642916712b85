import { ConfigProvider } from 'antd';
import { createContext, type ReactNode, use } from 'react';
import '../../ui/read-only.css';

/** Whether this person keeps contact data only on this card (reception). */
export const DeskOnly = createContext(false);

/** Fields that are the consultant's work: for the desk they stand there to read. */
export function ConsultantPart({ children }: { readonly children: ReactNode }) {
  if (!use(DeskOnly)) return children;
  return (
    <div className="read-only read-only-part">
      <ConfigProvider componentDisabled>{children}</ConfigProvider>
    </div>
  );
}

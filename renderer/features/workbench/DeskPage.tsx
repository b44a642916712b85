import { useMay } from '../../lib/session.ts';
import { BackDesk } from './BackDesk.tsx';
import WorkbenchPage from './WorkbenchPage.tsx';

/** 工作台: of those who sell, and of those who keep money and cars. */
export default function DeskPage() {
  return useMay('finance', 'warehouse') ? <BackDesk /> : <WorkbenchPage />;
}

import { useTranslation } from 'react-i18next';
import type { TroubleKind } from './trouble.ts';

/** The store cannot be opened: what that means, that nothing was changed, and what to do. */
export default function Trouble(props: { kind: TroubleKind }) {
  const { t } = useTranslation('app');
  return (
    <main className="trouble">
      <div role="alert">
        <h1>{t(`trouble.${props.kind}.title`)}</h1>
        <p>{t(`trouble.${props.kind}.text`)}</p>
        <p>{t(`trouble.${props.kind}.todo`)}</p>
      </div>
    </main>
  );
}

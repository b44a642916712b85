import { Result } from 'antd';
import { useTranslation } from 'react-i18next';
import type { TroubleKind } from './trouble.ts';

/** The store cannot be opened: what that means, that nothing was changed, and what to do. */
export default function Trouble(props: { kind: TroubleKind }) {
  const { t } = useTranslation('app');
  return (
    <main className="trouble">
      <Result
        status={props.kind === 'noAnswer' || props.kind === 'locked' ? 'info' : 'warning'}
        title={t(`trouble.${props.kind}.title`)}
        subTitle={t(`trouble.${props.kind}.text`)}
        extra={<p>{t(`trouble.${props.kind}.todo`)}</p>}
      />
    </main>
  );
}

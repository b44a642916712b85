import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RefusalData } from '../../lib/errors.ts';

/** Whoever is to be registered has not left: to their card, or once more on purpose. The cursor is on the harmless one. */
export function StillHere(props: { refusal: RefusalData; onAgain: () => void }) {
  const { t } = useTranslation('visits');
  const { params } = props.refusal;
  const show = () => {
    const card = document.querySelector<HTMLElement>(`[data-visit="${CSS.escape(String(params?.visitId))}"]`);
    card?.scrollIntoView({ block: 'nearest' });
    card?.focus();
  };
  return (
    <div className="still-here" role="alert">
      <p>{t('error.visit.here', { ...params })}</p>
      <Button autoFocus size="small" onClick={show}>
        {t('here.show')}
      </Button>
      <Button size="small" onClick={props.onAgain}>
        {t('here.again')}
      </Button>
    </div>
  );
}

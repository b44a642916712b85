import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../../lib/i18n.ts';
import { choose } from '../../lib/own.ts';
import { useMay, useSession } from '../../lib/session.ts';
import { chime } from '../../lib/sound.ts';
import { CheckInput } from '../../ui/CheckInput.tsx';
import { ChipGroup } from '../../ui/ChipGroup.tsx';
import { LookChoice } from '../../ui/LookChoice.tsx';
import { notifyFailure } from '../../ui/notices.tsx';
import { Page } from '../../ui/Page.tsx';

/** 我的设置: language, look and sound of one's own; a choice holds at once. */
export default function MinePage() {
  const { t } = useTranslation('staff');
  const sells = useMay('consultant', 'manager');
  const dueNotes = useSession((state) => state.session?.own.dueNotes ?? true);
  const sound = useSession((state) => state.session?.own.guestSound ?? false);
  return (
    <Page title={t('mine.title')} subtitle={t('mine.text')}>
      <div className="panel narrow mine">
        <h2>{t('mine.language')}</h2>
        <ChipGroup
          label={t('mine.language')}
          value={currentLanguage()}
          options={[
            { value: 'zh-CN', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
          onChange={(language) => void choose({ language }).catch(notifyFailure)}
        />
        <h2>{t('mine.look')}</h2>
        <LookChoice />
        <h2>{t('mine.guests')}</h2>
        <CheckInput
          value={sound}
          onChange={(guestSound) => {
            if (guestSound) chime();
            void choose({ guestSound }).catch(notifyFailure);
          }}
        >
          {t('mine.sound')}
        </CheckInput>
        {sells && (
          <>
            <h2>{t('mine.due')}</h2>
            <CheckInput value={dueNotes} onChange={(wanted) => void choose({ dueNotes: wanted }).catch(notifyFailure)}>
              {t('mine.dueNotes')}
            </CheckInput>
          </>
        )}
      </div>
    </Page>
  );
}

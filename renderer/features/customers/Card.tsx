import { Button } from 'antd';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { useMay } from '../../lib/session.ts';
import { DraftNote, FormBody } from '../../ui/FormBody.tsx';
import { fieldText } from '../../ui/fieldText.ts';
import { useHotkeys } from '../../ui/hotkeys.ts';
import { useNeighbourKeys } from '../../ui/neighbours.ts';
import { Page } from '../../ui/Page.tsx';
import { ReadOnly } from '../../ui/ReadOnly.tsx';
import { SavedFirst } from '../../ui/SavedFirst.tsx';
import { useFormValue } from '../../ui/useForm.ts';
import { CardActions } from './CardActions.tsx';
import { CardFields } from './CardFields.tsx';
import { CardFacts, CardHead } from './CardHead.tsx';
import { Duplicates } from './Duplicates.tsx';
import { FieldHistory } from './FieldHistory.tsx';
import { useOwners } from './owners.ts';
import { Related } from './Related.tsx';
import { Timeline } from './Timeline.tsx';
import type { CustomerCard } from './types.ts';
import { useCardForm } from './useCardForm.ts';

/** The field the cursor is in; without one the card's name. */
const fieldAtCursor = () => document.activeElement?.closest<HTMLElement>('[data-field]')?.dataset.field ?? 'name';

/** 资料 | 时间线 | 关联 on one page. */
export function Card({ card }: { readonly card: CustomerCard | undefined }) {
  const { t } = useTranslation('customers');
  const navigate = useNavigate();
  // 直接建立正式客户: the same page, with what a contract needs in black frames.
  const formal = useSearchParams()[0].has('formal') && card === undefined;
  const { form, others, saveAnyway } = useCardForm(card, formal);
  const mayWrite = useMay('reception', 'consultant', 'manager', 'backOffice', 'admin');
  const saving = useFormValue(form, (state) => state.saving);
  const owners = useOwners();
  const shown = useCallback(
    (field: string, value: unknown) =>
      owners.find((owner) => field === 'ownerId' && owner.value === value)?.label ??
      fieldText('customer', field, value),
    [owners],
  );
  const [told, tell] = useState<string>();
  const closeHistory = () => tell(undefined);
  useHotkeys(t('part.fields'), [
    ...(card ? [{ keys: 'alt+h', label: t('fieldHistory.key'), run: () => tell(fieldAtCursor()) }] : []),
    ...(told === undefined ? [] : [{ keys: 'escape', label: t('fieldHistory.close'), run: closeHistory }]),
  ]);
  useNeighbourKeys(t, 'customers', card?.id);
  return (
    <Page
      fill
      title={card === undefined ? t(formal ? 'new.formal' : 'new') : <CardHead card={card} />}
      subtitle={card === undefined ? undefined : <CardFacts card={card} />}
      filters={<DraftNote form={form} />}
      actions={
        <>
          {card !== undefined && <CardActions card={card} form={form} />}
          <Button onClick={() => void navigate('/customers')}>{t('back')}</Button>
        </>
      }
      primary={
        mayWrite && (
          <Button type="primary" loading={saving} onClick={() => void form.save()}>
            {t('save')} <kbd>Ctrl+S</kbd>
          </Button>
        )
      }
    >
      <div className={`customer-card${card === undefined ? ' customer-card-new' : ''}`}>
        <section className="panel customer-fields" aria-label={t('part.fields')}>
          {card && told !== undefined && <FieldHistory key={told} id={card.id} field={told} onClose={closeHistory} />}
          {mayWrite ? (
            <FormBody form={form} enterSaves={card === undefined} onLeave={() => void navigate('/customers')}>
              {others.length > 0 && <SavedFirst form={form} changes={others} shown={shown} />}
              <Duplicates form={form} exceptId={card?.id} onSaveAnyway={saveAnyway} />
              <CardFields form={form} card={card} formal={formal} />
            </FormBody>
          ) : (
            <ReadOnly>
              <CardFields form={form} card={card} formal={false} />
            </ReadOnly>
          )}
        </section>
        {card !== undefined && <Timeline id={card.id} />}
        {card !== undefined && <Related card={card} />}
      </div>
    </Page>
  );
}

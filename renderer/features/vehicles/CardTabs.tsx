import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isBlank } from '../../ui/form.ts';
import { type Form, useFormValue } from '../../ui/useForm.ts';
import { type CardField, type CardValues, requiredOf } from './cardForm.ts';
import { type TabName, tabOf, tabsFor } from './tabs.ts';

/**
 * The tabs of one form. Panels are `<details>` that close each other: whoever puts the cursor into a field of another
 * tab (the list of problems, the save) only opens the `<details>` around it, and the tab follows.
 */
export function CardTabs(props: { form: Form<CardValues>; panels: Record<TabName, ReactNode> }) {
  const { t } = useTranslation('vehicles');
  const { form, panels } = props;
  const [chosen, setChosen] = useState<TabName>('general');
  const origin = useFormValue(form, (state) => state.values.origin);
  const missing = useFormValue(form, ({ values }) =>
    requiredOf(values)
      .filter((name) => isBlank(values[name]))
      .map(tabOf)
      .join(),
  ).split(',');
  const wrong = useFormValue(form, ({ issues }) =>
    (Object.keys(issues) as CardField[])
      .filter((name) => !issues[name]?.warning)
      .map(tabOf)
      .join(),
  ).split(',');
  const tabs = tabsFor({ origin });
  const open = tabs.includes(chosen) ? chosen : 'general';

  function walk(event: KeyboardEvent<HTMLElement>): void {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = tabs[(tabs.indexOf(open) + step + tabs.length) % tabs.length]!;
    setChosen(next);
    event.currentTarget.querySelector<HTMLElement>(`[data-tab="${next}"]`)?.focus();
  }
  return (
    <>
      <div className="car-tabs" role="tablist" onKeyDown={walk}>
        {tabs.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`tab-${name}`}
            data-tab={name}
            aria-selected={name === open}
            aria-controls={`panel-${name}`}
            tabIndex={name === open ? 0 : -1}
            className={wrong.includes(name) ? 'car-tab-wrong' : ''}
            onClick={() => setChosen(name)}
          >
            {t(`tab.${name}`)}
            {missing.includes(name) && <i title={t('tab.missing')} role="img" aria-label={t('tab.missing')} />}
          </button>
        ))}
      </div>
      {tabs.map((name) => (
        <details
          key={name}
          id={`panel-${name}`}
          className="car-panel"
          name="car-panel"
          role="tabpanel"
          aria-labelledby={`tab-${name}`}
          open={name === open}
          onToggle={(event) => event.currentTarget.open && setChosen(name)}
        >
          <summary tabIndex={-1}>{t(`tab.${name}`)}</summary>
          <div>{panels[name]}</div>
        </details>
      ))}
    </>
  );
}

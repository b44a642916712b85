import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isBlank } from '../ui/form.ts';
import { type Form, useFormValue } from '../ui/useForm.ts';

export interface RecordTab<T extends object> {
  readonly name: string;
  readonly title: string;
  /** Names of its fields, for the marks of what is missing or wrong; the first tab has all that no other names. */
  readonly fields: readonly (keyof T & string)[];
  readonly panel: ReactNode;
}

/**
 * The tabs of one form. Panels are `<details>` that close each other: whoever puts the cursor into a field of another
 * tab (the list of problems, the save) only opens the `<details>` around it, and the tab follows.
 */
export function RecordTabs<T extends object>(props: { form: Form<T>; tabs: readonly RecordTab<T>[] }) {
  const { t } = useTranslation('records');
  const { form, tabs } = props;
  const [chosen, setChosen] = useState(tabs[0]!.name);
  const tabOf = (field: string) => tabs.find(({ fields }) => (fields as readonly string[]).includes(field)) ?? tabs[0]!;
  const namesOf = (fields: readonly string[]) => fields.map((field) => tabOf(field).name).join();
  const missing = useFormValue(form, ({ values }) =>
    namesOf(
      (Object.keys(values) as (keyof T & string)[]).filter(
        (name) => form.isRequired(name, values) && isBlank(values[name]),
      ),
    ),
  ).split(',');
  const wrong = useFormValue(form, ({ issues }) =>
    namesOf((Object.keys(issues) as (keyof T & string)[]).filter((name) => !issues[name]?.warning)),
  ).split(',');
  const names = tabs.map(({ name }) => name);
  const open = names.includes(chosen) ? chosen : names[0]!;

  function walk(event: KeyboardEvent<HTMLElement>): void {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = names[(names.indexOf(open) + step + names.length) % names.length]!;
    setChosen(next);
    event.currentTarget.querySelector<HTMLElement>(`[data-tab="${next}"]`)?.focus();
  }
  return (
    <>
      <div className="record-tabs" role="tablist" onKeyDown={walk}>
        {tabs.map(({ name, title }) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`tab-${name}`}
            data-tab={name}
            aria-selected={name === open}
            aria-controls={`panel-${name}`}
            tabIndex={name === open ? 0 : -1}
            className={wrong.includes(name) ? 'record-tab-wrong' : ''}
            onClick={() => setChosen(name)}
          >
            {title}
            {missing.includes(name) && <i title={t('tab.missing')} role="img" aria-label={t('tab.missing')} />}
          </button>
        ))}
      </div>
      {tabs.map(({ name, title, panel }) => (
        <details
          key={name}
          id={`panel-${name}`}
          className="record-panel"
          name="record-panel"
          role="tabpanel"
          aria-labelledby={`tab-${name}`}
          open={name === open}
          onToggle={(event) => event.currentTarget.open && setChosen(name)}
        >
          <summary tabIndex={-1}>{title}</summary>
          <div>{panel}</div>
        </details>
      ))}
    </>
  );
}

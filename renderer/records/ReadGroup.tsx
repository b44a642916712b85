import { type MouseEvent, type ReactNode, use, useEffect, useId, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldGroup } from '../ui/Field.tsx';
import { focusFirst } from '../ui/focus.ts';
import { isBlank, isChanged } from '../ui/form.ts';
import { type Form, useFormValue } from '../ui/useForm.ts';
import { GroupContext, RecordContext } from './RecordContext.ts';
import { ReadingContext } from './useReading.ts';

interface ReadGroupProps<T extends object> {
  readonly form: Form<T>;
  readonly title: string;
  readonly columns: number | undefined;
  readonly children: ReactNode;
}

/**
 * A group of a card that is read: its facts as text, without the blank ones. A click on a fact, 补充 or E makes it a form where it
 * stands; it is one too while it holds something unsaved.
 */
export function ReadGroup<T extends object>({ form, title, columns, children }: ReadGroupProps<T>) {
  const { t } = useTranslation('records');
  const id = useId();
  const root = useRef<HTMLElement>(null);
  const { mayWrite } = use(RecordContext)!;
  const reading = use(ReadingContext)!;
  const { place, last } = reading;
  // Its fields say their names as they appear (`KnownField`): which there are may depend on what is chosen.
  const names = useRef(new Set<string>()).current as Set<keyof T & string>;
  const changed = useFormValue(form, (state) => [...names].some((name) => isChanged(state, name)));
  const isAnyBlank = useFormValue(form, ({ values }) => [...names].some((name) => isBlank(values[name])));
  const isAllBlank = useFormValue(form, ({ values }) => [...names].every((name) => isBlank(values[name])));
  const firstBlank = () => [...names].find((name) => isBlank(form.store.getState().values[name]));
  const isOpen = mayWrite && (place?.group === id || changed);
  const group = useMemo(() => ({ names, facts: !isOpen }), [names, isOpen]);

  useEffect(() => {
    if (!isOpen || place?.group !== id || root.current === null) return;
    const field = place.field && root.current.querySelector<HTMLElement>(`[data-field="${CSS.escape(place.field)}"]`);
    if (field) focusFirst(field);
    if (!root.current.contains(document.activeElement)) focusFirst(root.current);
  }, [isOpen, place, id]);
  // Closed again, the field with the cursor is gone: the keyboard goes on from the group.
  const was = useRef(isOpen);
  useEffect(() => {
    if (was.current && !isOpen && last === id && (place === undefined || place.group === id))
      root.current?.querySelector<HTMLElement>('.record-edit')?.focus();
    was.current = isOpen;
  }, [isOpen, place, last, id]);

  function clicked(event: MouseEvent): void {
    const field = (event.target as Element).closest<HTMLElement>('[data-fact]')?.dataset.field;
    // Whoever marks a text to copy it does not want to change it; the eye of a masked value is its own.
    const marking = event.detail > 0 && getSelection()?.isCollapsed === false;
    if (!mayWrite || field === undefined || marking || (event.target as Element).closest('button') !== null) return;
    reading.edit(id, field);
  }
  const word = t(isAnyBlank ? 'group.add' : 'group.change');
  return (
    <GroupContext value={group}>
      {isOpen ? (
        <section ref={root} className="record-group" data-group={id}>
          <FieldGroup title={title} {...(columns !== undefined && { columns })}>
            {children}
          </FieldGroup>
        </section>
      ) : (
        // biome-ignore lint/a11y/useKeyWithClickEvents: 补充 and E do the same by keyboard
        // biome-ignore lint/a11y/noStaticElementInteractions: its button is what acts
        <section
          ref={root}
          className={`record-group${mayWrite ? ' record-group-open' : ''}`}
          {...(mayWrite && { 'data-group': id })}
          hidden={!mayWrite && isAllBlank}
          onClick={clicked}
        >
          <h3>
            {title}
            {mayWrite && (
              <button
                type="button"
                className="link record-edit"
                aria-label={`${word} ${title}`}
                onClick={() => reading.edit(id, firstBlank())}
              >
                {word}
              </button>
            )}
          </h3>
          <dl>{children}</dl>
        </section>
      )}
    </GroupContext>
  );
}

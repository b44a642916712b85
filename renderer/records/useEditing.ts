import { type RefObject, useState } from 'react';
import { isDirty } from '../ui/form.ts';
import { useHotkeys } from '../ui/hotkeys.ts';
import { useReading } from './useReading.ts';
import type { RecordForm } from './useRecordCard.ts';
import { useWords } from './useWords.ts';

interface EditingOptions {
  readonly readFirst: boolean;
  readonly mayWrite: boolean;
  /** Esc on a card that holds nothing open. */
  readonly leave: () => void;
  /** Where the groups stand. */
  readonly fields: RefObject<HTMLElement | null>;
}

/** The keys of a card that is read first: E opens a group, Esc closes what is open and asks only where typing would be lost. */
export function useEditing<F extends object>(record: RecordForm<F>, options: EditingOptions) {
  const { form, about } = record;
  const { mayWrite, leave, fields } = options;
  const t = useWords(about.feature);
  const reading = useReading(record, options.readFirst);
  const [asked, ask] = useState(false);

  /** The group the keyboard is at, else the one edited last, else the first. */
  function edit(): void {
    const groups = [...(fields.current?.querySelectorAll<HTMLElement>('[data-group]') ?? [])];
    const here = groups.find((group) => group.contains(document.activeElement));
    const group = here ?? groups.find(({ dataset }) => dataset.group === reading?.last) ?? groups[0];
    if (group?.dataset.group !== undefined) reading?.edit(group.dataset.group);
  }
  function leaveOpen(): void {
    if (reading === undefined || !reading.editing) leave();
    else if (isDirty(form.store.getState())) ask(true);
    else reading.close();
  }
  useHotkeys(t('part.fields'), reading && mayWrite ? [{ keys: 'e', label: t('keys.edit'), run: edit }] : []);
  const asking = asked && {
    onStay: () => ask(false),
    onLeave: () => {
      ask(false);
      form.discardDraft();
      reading?.close();
    },
  };
  return { reading, edit, leaveOpen, asking };
}

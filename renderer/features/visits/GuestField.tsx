import { CloseOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type KeyboardEvent, type Ref, useEffect, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryClient, trpc } from '../../lib/trpc.ts';
import { Field } from '../../ui/Field.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import { type Form, useFormValue } from '../../ui/useForm.ts';
import { KnownGuests, KnownGuestText } from './KnownGuests.tsx';
import type { Registration } from './registration.ts';
import type { Board, KnownGuest } from './types.ts';

const listId = 'known-guests';

/** What the panel asks before it registers. */
export interface Recognition {
  /** May the text mean somebody nobody saw on the screen yet? Then the list is asked first. */
  readonly isNews: () => Promise<boolean>;
}

/** 电话/姓名: who this is shows while typing; ↑ ↓ and Enter choose, which makes it the visit of that card. */
export function GuestField(props: { form: Form<Registration>; board: Board; recognition: Ref<Recognition> }) {
  const { form, board, recognition } = props;
  const { t } = useTranslation('visits');
  const chosen = useFormValue(form, (state) => state.values.known);
  const isCall = useFormValue(form, (state) => state.values.channel === 'call');
  const chips = useRef<HTMLDivElement>(null);
  const picked = useRef(false);
  const typed = useFormValue(form, (state) => state.values.guest);
  const text = useSettled(typed.trim(), 120);
  const [shut, setShut] = useState('');
  const [marked, setMarked] = useState<number>();
  const asks = chosen === undefined && isSearched(text) && typed.trim() !== '';
  const known = useQuery({ ...trpc.visits.identify.queryOptions({ text }), enabled: asks, staleTime: 0 });
  const guests = asks && shut !== text ? (known.data ?? []) : [];
  // Enter takes a whole number's owner by itself, but only where taking it tells the visit something new, and never from the list of what
  // was typed before: that may be the guest registered a moment ago.
  const exact = text === typed.trim() ? guests.findIndex(tellsMore) : -1;
  const at = marked ?? (exact >= 0 ? exact : undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text is another list
  useEffect(() => setMarked(undefined), [text]);

  const answered = known.isSuccess && !known.isFetching;
  useImperativeHandle(recognition, () => ({ isNews }));

  async function isNews(): Promise<boolean> {
    const { values } = form.store.getState();
    const now = values.guest.trim();
    if (values.known !== undefined || !isSearched(now) || shut === now || (answered && text === now)) return false;
    // Without an answer the party is registered all the same: nobody waits at the door for a list.
    const found = await queryClient.fetchQuery(trpc.visits.identify.queryOptions({ text: now })).catch(() => []);
    return form.store.getState().values.guest.trim() !== now || found.some(mayBeMeant);
  }
  /** Of a whole number only what taking it tells the visit. */
  function mayBeMeant(guest: KnownGuest): boolean {
    return !guest.exact || tellsMore(guest);
  }
  /** Whoever alone is found by letters, digits or the whole name; a name somebody else may have as well is asked about. */
  function isMeant(guest: KnownGuest): boolean {
    const now = typed.trim();
    return !guest.exact && (guest.name === now || /^[\da-z\s-]+$/i.test(now));
  }
  function tellsMore(guest: KnownGuest): boolean {
    return guest.exact && (guest.customerId !== null || guest.ownerId !== null || isNew(guest.name));
  }
  function isNew(name: string | null): boolean {
    return name !== null && !form.store.getState().values.guest.includes(name);
  }
  function choose(guest: KnownGuest): void {
    setShut(text);
    if (guest.customerId === null) {
      // Came before without getting a card: name and former consultant are known, the number is the one typed.
      const named = isNew(guest.name) ? `${guest.name} ${typed}` : typed;
      const prior = guest.ownerId === null ? {} : { consultantId: guest.ownerId, skipReason: t('skip.prior') };
      form.set({ guest: named, ...prior });
      setShut(named.trim());
      return;
    }
    picked.current = true;
    form.set({ known: guest, consultantId: undefined, skipReason: '' });
  }
  // The cursor goes on to the first chips: digits answer there, and Enter registers. At once: the next key is on its way.
  useLayoutEffect(() => {
    if (chosen === undefined || !picked.current) return;
    picked.current = false;
    chips.current?.closest('form')?.querySelector<HTMLElement>('[data-chip][tabindex="0"]')?.focus();
  }, [chosen]);
  function pressed(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing || guests.length === 0) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setMarked(((at ?? (step > 0 ? -1 : 0)) + step + guests.length) % guests.length);
    else if (event.key === 'Escape') setShut(text);
    else if (event.key === 'Enter' && at !== undefined && guests[at]) choose(guests[at]);
    else if (event.key === 'Enter' && answered && text === typed.trim() && guests.some(mayBeMeant)) {
      const [only, ...others] = guests;
      if (only !== undefined && others.length === 0 && isMeant(only)) choose(only);
      else setMarked(0);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }
  if (chosen !== undefined) {
    return (
      <div className="guest-chosen" ref={chips}>
        <KnownGuestText guest={chosen} board={board} />
        <Button
          type="text"
          size="small"
          icon={<CloseOutlined />}
          aria-label={t('guest.unchoose')}
          onClick={() => {
            form.set({ known: undefined, consultantId: undefined, skipReason: '' });
          }}
        />
      </div>
    );
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the field inside
    <div className="guest" onKeyDown={pressed}>
      <Field form={form} name="guest" label={t(isCall ? 'field.caller' : 'field.guest')}>
        {(bind) => (
          <TextInput
            {...bind}
            // An empty field one merely passes by is no mistake yet.
            onBlur={() => typed.trim() !== '' && bind.onBlur()}
            autoFocus
            placeholder={t('field.guest.hint')}
            {...{ role: 'combobox', 'aria-expanded': false, 'aria-controls': listId }}
          />
        )}
      </Field>
      <KnownGuests id={listId} guests={guests} board={board} marked={at} onChoose={choose} />
    </div>
  );
}

/** A surname alone is one; one letter or digit is nobody. */
const isSearched = (text: string) => text.length >= 2 || /[^ -~]/.test(text);

/** The text once typing rests, so that not every key asks. */
function useSettled(text: string, ms: number): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), ms);
    return () => clearTimeout(timer);
  }, [text, ms]);
  return settled;
}

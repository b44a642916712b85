import { Button } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { refusalOf } from '../../lib/errors.ts';
import { client, queryClient, trpc } from '../../lib/trpc.ts';
import { useNow } from '../../lib/useNow.ts';
import { clock } from '../../lib/when.ts';
import { ErrorNote } from '../../ui/ErrorState.tsx';
import { DraftNote } from '../../ui/FormBody.tsx';
import { focusField } from '../../ui/focus.ts';
import { useHotkeys } from '../../ui/hotkeys.ts';
import { notify } from '../../ui/notices.tsx';
import { useForm, useFormValue } from '../../ui/useForm.ts';
import type { Recognition } from './GuestField.tsx';
import { guestTitle } from './guestTitle.ts';
import { RegisterFields } from './RegisterFields.tsx';
import { dueOf, emptyRegistration, type Registration, registrationIssues, toRegistration } from './registration.ts';
import { StillHere } from './StillHere.tsx';
import type { Board } from './types.ts';

/** The host takes a registration back for a minute; the offer ends a little before. */
const UNDO_SHOWN_MS = 55_000;

/** 登记: always open (`uncover` takes away what a narrow window shows in its place), the cursor in 电话/姓名. Enter registers and is ready for the next party. */
export function RegisterPanel(props: { board: Board; uncover: () => void }) {
  const { t } = useTranslation('visits');
  const panel = useRef<HTMLFormElement>(null);
  const recognition = useRef<Recognition>(null);
  const onPurpose = useRef(false);
  const { rota } = props.board;
  const form = useForm<Registration>({
    initial: emptyRegistration,
    draftKey: 'visit:new',
    check: (values) => registrationIssues(values, Date.now()),
    save: async (values) => {
      const due = dueOf(values.known, rota, values.channel === 'call');
      const again = onPurpose.current;
      const visit = await client.visits.register.mutate({ ...toRegistration(values, Date.now(), due), again });
      const name =
        values.known?.name ??
        guestTitle({ ...visit, name: visit.guestName, phone: visit.guestPhone }, t('guest.unnamed'));
      const consultant =
        rota.order.find(({ staffId }) => staffId === visit.consultantId)?.name ?? values.known?.ownerName;
      const withdraw = async () => {
        await client.visits.withdraw.mutate({ id: visit.id });
        notify(t('withdrawn', { name }));
        await queryClient.invalidateQueries(trpc.visits.pathFilter());
      };
      const said = consultant ? t('registered', { name, consultant }) : t('registered.waiting', { name });
      notify(said, withdraw, UNDO_SHOWN_MS);
    },
  });
  const now = useNow();
  const saving = useFormValue(form, (state) => state.saving);
  const failure = useFormValue(form, (state) => state.failure);
  const refusal = refusalOf(failure);
  const here = refusal?.code === 'visit.here' ? refusal : undefined;

  function toFirstField(): void {
    const field = panel.current?.querySelector<HTMLElement>('[data-field="guest"] input');
    // In a narrow window a panel stands in this one's place.
    if (panel.current?.offsetParent === null) props.uncover();
    setTimeout(() => field?.focus());
  }
  function clear(): void {
    form.discardDraft();
    form.reset(emptyRegistration);
    toFirstField();
  }
  async function registerAgain(): Promise<void> {
    onPurpose.current = true;
    await register();
    onPurpose.current = false;
  }
  async function register(): Promise<void> {
    // Whoever is quicker than the list would make a new guest of somebody's customer.
    if (await recognition.current?.isNews()) return toFirstField();
    if (await form.save()) {
      clear();
      await queryClient.invalidateQueries(trpc.visits.pathFilter());
      return;
    }
    const [first] = Object.keys(form.store.getState().issues);
    // After the render that shows the complaints.
    if (first !== undefined) setTimeout(() => panel.current && focusField(first, panel.current));
  }
  useHotkeys(t('keys.group'), [
    { keys: 'ctrl+n', label: t('keys.register'), run: toFirstField },
    { keys: 'alt+n', label: t('keys.register'), run: toFirstField },
  ]);
  return (
    <form
      ref={panel}
      className="panel register"
      autoComplete="off"
      noValidate
      aria-label={t('register.title')}
      onSubmit={(event) => {
        event.preventDefault();
        void register();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.keyCode === 229 || event.defaultPrevented)
          return;
        const target = event.target as HTMLElement;
        // A list takes Enter to choose; a link-like button to act. A chip is chosen by its digit, so Enter registers there too.
        if (target.getAttribute('aria-expanded') === 'true' || target.closest('button:not([data-chip]), a')) return;
        event.preventDefault();
        void register();
      }}
    >
      <h2>
        {t('register.title')} <time className="tabular">{clock(now)}</time>
        <DraftNote form={form} />
      </h2>
      {here !== undefined && <StillHere refusal={here} onAgain={() => void registerAgain()} />}
      {failure !== undefined && here === undefined && <ErrorNote error={failure} kept />}
      <RegisterFields form={form} board={props.board} recognition={recognition} />
      <Button type="primary" htmlType="submit" block loading={saving}>
        {t('register.do')} <kbd>Enter</kbd>
      </Button>
    </form>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useLocation } from 'react-router';
import { type ToContact, useContacting } from '../../lib/contacting.ts';
import { useLosing } from '../../lib/losing.ts';
import { trpc } from '../../lib/trpc.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Waiting } from '../../ui/Waiting.tsx';
import { ContactForm } from './ContactForm.tsx';
import './follow-ups.css';

/** 记录联系, over whatever page one is on; mounted once by the frame. */
export default function ContactDrawer() {
  const { now, close } = useContacting();
  const { pathname } = useLocation();
  // Another page has nothing to do with this customer; what was typed is kept as a draft.
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each page that is opened
  useEffect(() => close, [pathname]);
  // 战败 leads to its application; who comes next in the queue waits until that is written.
  const isLosing = useLosing((state) => state.customerId !== undefined);
  return now === undefined || isLosing ? null : <Opened key={now.key} contact={now} />;
}

function Opened({ contact }: { contact: ToContact }) {
  const before = useQuery({
    ...trpc.followUps.beforeCall.queryOptions({ id: contact.customerId }),
    staleTime: 0,
    gcTime: 0,
  });
  const { refetch } = before;
  return (
    <div className="contact-drawer">
      {before.data !== undefined ? (
        <ContactForm contact={contact} before={before.data} />
      ) : before.error ? (
        <ErrorState error={before.error} retry={() => void refetch()} />
      ) : (
        <Waiting rows={6} />
      )}
    </div>
  );
}

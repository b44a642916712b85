import { useQuery } from '@tanstack/react-query';
import { useLosing } from '../../lib/losing.ts';
import { trpc } from '../../lib/trpc.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Waiting } from '../../ui/Waiting.tsx';
import { LossForm } from './LossForm.tsx';
import './losses.css';

/** 战败申请, over whatever page one is on; mounted once by the frame. */
export default function LossDrawer() {
  const customerId = useLosing((state) => state.customerId);
  return customerId === undefined ? null : <Opened key={customerId} customerId={customerId} />;
}

function Opened({ customerId }: { readonly customerId: string }) {
  const card = useQuery(trpc.customers.get.queryOptions({ id: customerId }));
  const { refetch } = card;
  return (
    <div className="loss-drawer">
      {card.data !== undefined ? (
        <LossForm customer={card.data} />
      ) : card.error ? (
        <ErrorState error={card.error} retry={() => void refetch()} />
      ) : (
        <Waiting rows={6} />
      )}
    </div>
  );
}

import { useTranslation } from 'react-i18next';
import type { NoteState, OutState, SignOffState } from '../../../db/deliveries/model.ts';

type State = NoteState | OutState | SignOffState;
const TONES: Readonly<Record<State, string>> = {
  draft: 'grey',
  approved: 'amber',
  executed: 'green',
  cancelled: 'grey',
  audited: 'amber',
  left: 'green',
  open: 'amber',
  signed: 'green',
  refused: 'red',
};

/** Where one of the papers of a delivery stands, in a word. */
export function StateTag({ state }: { readonly state: State }) {
  const { t } = useTranslation('deliveries');
  return <span className={`tag tag-${TONES[state]}`}>{t(`status.${state}`)}</span>;
}

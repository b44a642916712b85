import { type ComponentType, createContext } from 'react';
import type { EntityName } from '../../db/records.ts';
import type { ControlProps } from '../ui/TextInput.tsx';
import type { Known } from './about.ts';

/** Finds another record and takes its id: how a page lets a `ref` be chosen. */
export type Picker = ComponentType<ControlProps<string | null | undefined> & { readonly label: string }>;
export type Pickers = Readonly<Partial<Record<EntityName, Picker>>>;

interface Around {
  readonly about: Known;
  /** May this person change it? Everybody else reads it as plain text. */
  readonly mayWrite: boolean;
  readonly pickers: Pickers;
}

/** What the fields of a card need to know of the card they stand on. */
export const RecordContext = createContext<Around | undefined>(undefined);

/** What the fields of a group that can be read know of it (`ReadGroup`). */
export const GroupContext = createContext<
  | {
      /** Names of its fields, in their order. */
      readonly names: Set<string>;
      /** They stand as text. */
      readonly facts: boolean;
    }
  | undefined
>(undefined);

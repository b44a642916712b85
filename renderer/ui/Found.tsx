import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';

type Range = readonly [from: number, to: number];

/** One thing a found record shows beside its title. */
export interface FoundPart {
  readonly field: string;
  /** Null: only the field is named. */
  readonly text: string | null;
  readonly matched: boolean;
  readonly marks: readonly Range[];
}

/** A text with the pieces that were typed marked; `marks` are in order and apart. */
export function Marked({ text, marks }: { readonly text: string; readonly marks: readonly Range[] }) {
  return (
    <>
      {marks.map(([from, to], at) => (
        <Fragment key={from}>
          {text.slice(marks[at - 1]?.[1] ?? 0, from)}
          <mark>{text.slice(from, to)}</mark>
        </Fragment>
      ))}
      {text.slice(marks.at(-1)?.[1] ?? 0)}
    </>
  );
}

/** What else a found record shows; what holds something of what was typed says which field it is, as a contact always does. */
export function FoundParts({ parts }: { readonly parts: readonly FoundPart[] }) {
  const { t } = useTranslation('ui');
  return parts.map(({ field, text, matched, marks }, at) => (
    <Fragment key={field}>
      {at > 0 && ' · '}
      {(matched || field === 'contactName') && <b className="found-in">{t(`found.${field}` as 'found.name')}</b>}
      {text !== null && (
        <>
          {' '}
          <Marked text={text} marks={marks} />
        </>
      )}
    </Fragment>
  ));
}

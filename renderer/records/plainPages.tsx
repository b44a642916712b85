import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { metaOf } from '../../db/core/fields.ts';
import type { Role } from '../../db/staff/model.ts';
import { useMay } from '../lib/session.ts';
import type { Bind } from '../ui/Field.tsx';
import type { FilterDef } from '../ui/Filters.tsx';
import type { ListColumn } from '../ui/ListPage.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { type Form, useFormValue } from '../ui/useForm.ts';
import type { RecordAbout, RecordValues } from './about.ts';
import { KnownField, KnownGroup } from './KnownField.tsx';
import { knownColumn } from './knownColumn.tsx';
import { RecordCard } from './RecordCard.tsx';
import type { Pickers } from './RecordContext.ts';
import type { HistoryLine } from './RecordHistory.tsx';
import { type Asked, RecordList } from './RecordList.tsx';
import { useRecordCard } from './useRecordCard.ts';
import { useWords } from './useWords.ts';

type Row = { readonly id: string; readonly rev: number };

/** The procedures of `plainRecord`; `client.campaigns` fits. */
interface PlainPart<F extends object, Line extends Row, Open extends { readonly card: Row }> {
  readonly list: { query(asked: never): Promise<{ rows: Line[]; next: (string | number | null)[] | null }> };
  readonly count: { query(filters: never): Promise<{ count: number; more: boolean }> };
  readonly get: { query(asked: { id: string }): Promise<Open> };
  readonly history: { query(asked: { id: string }): Promise<readonly HistoryLine[]> };
  readonly create: { mutate(fields: Partial<F>): Promise<Open['card']> };
  readonly update: { mutate(changes: { id: string; rev: number } & Partial<F>): Promise<Open['card']> };
}

type Name<F> = keyof F & string;

/** Fields side by side on a card. */
interface Group<F extends object> {
  readonly fields: readonly Name<F>[];
  /** Key of its heading; left out, it has none. */
  readonly title?: string;
  readonly columns?: number;
  /** Only for some: fields that go with what is chosen. */
  readonly when?: (values: RecordValues<F>) => boolean;
}

interface OwnColumn<Line> extends Omit<ListColumn<Line>, 'title' | 'render' | 'key'> {
  readonly key: keyof Line & string;
  readonly label?: string;
  /** Left out: the value as it is. */
  readonly render?: (row: Line, t: (key: string) => string) => ReactNode;
}

interface PlainPages<F extends object, Line extends Row, Open extends { readonly card: Row }> {
  readonly about: RecordAbout<F>;
  readonly part: PlainPart<F, Line, Open>;
  readonly write: readonly Role[];
  /** Of the list: fields as their models say, the first one strong; or columns of one's own, `label` being the key of their title. */
  readonly columns: readonly ((keyof Line & Name<F>) | OwnColumn<Line>)[];
  /** Columns that the host's `sorts` names too. */
  readonly sortable?: readonly string[];
  /** Asked for once a list. */
  readonly useFilters: (t: (key: string) => string) => readonly FilterDef[];
  readonly withText?: boolean;
  /** Beside the button that makes a new one. */
  readonly actions?: () => ReactNode;
  readonly asks?: (asked: Asked) => Asked;
  readonly groups?: readonly Group<F>[];
  /** Single fields that go with what is chosen in others. */
  readonly goesWith?: { readonly [K in Name<F>]?: (values: RecordValues<F>) => boolean };
  /** Instead of groups: tabs, or a form of one's own. */
  readonly Body?: (props: { readonly form: Form<RecordValues<F>>; readonly open: Open | undefined }) => ReactNode;
  /** Controls other than the models'. */
  readonly controls?: { readonly [K in Name<F>]?: (bind: Bind<RecordValues<F>[K]>) => ReactNode };
  /** Words offered while typing, asked for once a card. */
  readonly useSuggestions?: () => { readonly [K in Name<F>]?: readonly string[] };
  readonly pickers?: Pickers;
  readonly readFirst?: boolean;
  readonly title?: (card: Open['card']) => ReactNode;
  readonly subtitle?: (card: Open['card']) => ReactNode;
  /** Between the fields and the side, of a saved card. */
  readonly Middle?: (props: { readonly open: Open }) => ReactNode;
  /** Beside a saved card. */
  readonly Aside?: (props: { readonly open: Open }) => ReactNode;
}

/** List and card of a record that is only typed, listed and read; the room's `pages.tsx` exports both, `recordRoutes` leads to them. */
export function plainPages<F extends object, Line extends Row, Open extends { readonly card: Row }>(
  pages: PlainPages<F, Line, Open>,
) {
  const { about, part } = pages;

  function ListPage() {
    const t = useWords(about.feature);
    const columns = pages.columns.map((one, at) =>
      typeof one === 'object'
        ? ownColumn(one, t)
        : knownColumn<Line>(about, one, t, { strong: at === 0, sortable: pages.sortable?.includes(one) ?? false }),
    );
    return (
      <RecordList
        about={about}
        part={part}
        columns={columns}
        filters={pages.useFilters(t)}
        withText={pages.withText ?? true}
        asks={pages.asks}
        actions={pages.actions?.()}
        mayAdd={useMay(...pages.write)}
      />
    );
  }

  function CardPage() {
    const { id } = useParams();
    return id === undefined || id === 'new' ? <Card key="new" open={undefined} /> : <Saved key={id} id={id} />;
  }

  function Saved({ id }: { readonly id: string }) {
    // Under the key the API's own options would have, so that whatever makes the record old makes this old.
    const query = useQuery({
      queryKey: [[about.part, 'get'], { input: { id }, type: 'query' }],
      queryFn: () => part.get.query({ id }),
    });
    return (
      <Loaded query={query} rows={8}>
        {(open) => <Card open={open} />}
      </Loaded>
    );
  }

  function Card({ open }: { readonly open: Open | undefined }) {
    const record = useRecordCard<F>(about, {
      card: open?.card as never,
      create: (fields) => part.create.mutate(fields) as never,
      update: (changes) => part.update.mutate(changes) as never,
    });
    const { Aside, Body, Middle } = pages;
    const card = open?.card;
    return (
      <RecordCard
        record={record}
        mayWrite={useMay(...pages.write)}
        readFirst={pages.readFirst === true}
        title={card && (pages.title?.(card) ?? about.name(card as never))}
        subtitle={card && pages.subtitle?.(card)}
        {...(pages.pickers && { pickers: pages.pickers })}
        middle={open && Middle && <Middle open={open} />}
        aside={open && Aside && <Aside open={open} />}
        history={part.history.query}
      >
        {Body && <Body form={record.form} open={open} />}
        {pages.groups?.map((group, at) => (
          <FieldsOf key={group.fields.join()} form={record.form} group={group} first={at === 0 && !open} />
        ))}
      </RecordCard>
    );
  }

  function FieldsOf(props: { form: Form<RecordValues<F>>; group: Group<F>; first: boolean }) {
    const { form, group } = props;
    const t = useWords(about.feature);
    const hidden = useFormValue(form, ({ values }) =>
      group.fields
        .filter((name) => group.when?.(values) === false || pages.goesWith?.[name]?.(values) === false)
        .join(' '),
    ).split(' ');
    const suggestions: { readonly [K in Name<F>]?: readonly string[] } = pages.useSuggestions?.() ?? {};
    if (group.fields.every((name) => hidden.includes(name))) return null;
    const columns = group.columns ?? 2;
    return (
      <KnownGroup
        form={form}
        columns={columns}
        {...(group.title === undefined ? { called: t('title') } : { title: t(group.title) })}
      >
        {group.fields.map((name, at) =>
          hidden.includes(name) ? null : (
            <KnownField
              key={name}
              form={form}
              name={name}
              autoFocus={props.first && at === 0}
              span={metaOf(about.schema, name)?.control === 'long' ? columns : undefined}
              suggestions={suggestions[name]}
            >
              {pages.controls?.[name] as never}
            </KnownField>
          ),
        )}
      </KnownGroup>
    );
  }
  return { ListPage, CardPage };
}

function ownColumn<Line>({ label, render, ...column }: OwnColumn<Line>, t: (key: string) => string): ListColumn<Line> {
  const shown = render ?? ((row: Line) => row[column.key] as ReactNode);
  return { ...column, title: t(label ?? `field.${column.key}`), render: (row) => shown(row, t) };
}

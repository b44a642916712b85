import { benchStore, sizeOf } from './tests/bench/reports/store.ts';

const s = await benchStore(sizeOf(Number(process.argv[2] ?? 20000)));
console.log(
  s.db
    .prepare('select count(*) n, (select count(*) from kpi_day) d, (select counted_from from rollup) f from visit')
    .get(),
);
s.close();

import { setTimeout as pause } from 'node:timers/promises';
import { HELP, type Options, readOptions, UsageError } from './arguments.ts';
import { GROUPS } from './groups.ts';
import { Kit } from './kit.ts';
import { Line } from './line.ts';
import { type Outcome, runChecks } from './run.ts';
import { jsonOf, linesOf, summaryOf } from './table.ts';
import { TABLE } from './words.ts';

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** @returns whether every rule that was checked is kept */
async function conform({ url, lang, json, full, only, ...given }: Options): Promise<boolean> {
  const line = new Line(url, (seconds) => {
    process.stderr.write(`  … ${TABLE.waiting[lang]}${seconds}\n`);
    return pause(seconds * 1000);
  });
  const groups = GROUPS.filter(({ id }) => id === 'enrol' || only.length === 0 || only.includes(id));
  const outcomes: Outcome[] = [];
  if (!json) print(`${TABLE.title[lang]}: ${line.url}`);
  for await (const outcome of runChecks(groups, new Kit(line, given))) {
    if (!json && outcomes.at(-1)?.group !== outcome.group) print(`\n${outcome.group.title[lang]}`);
    outcomes.push(outcome);
    if (!json) linesOf(outcome, lang, full).forEach(print);
  }
  if (json) print(JSON.stringify(jsonOf(line.url, outcomes), null, 2));
  else summaryOf(outcomes, lang).forEach(print);
  return outcomes.every(({ result }) => result !== 'fail');
}

try {
  const options = readOptions(
    process.argv.slice(2),
    GROUPS.map(({ id }) => id),
  );
  if (!options) print(HELP);
  else process.exitCode = (await conform(options)) ? 0 : 1;
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`gateway:conformance: ${error.message}\n`);
  process.exitCode = 2;
}

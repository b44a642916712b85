import { type Report, reportLine } from './simulator/report.ts';

/** One line that moves on a terminal; a line now and then where nobody watches. */
export function showProgress(schedules: number) {
  const terminal = process.stderr.isTTY;
  const started = Date.now();
  const pause = terminal ? 500 : 30_000;
  let last = started;
  return {
    at(report: Report): void {
      const now = Date.now();
      if (now - last < pause) return;
      last = now;
      const left = ((now - started) / report.schedules) * (schedules - report.schedules);
      const line = `${report.schedules} of ${schedules}: ${reportLine(report)}; ${Math.ceil(left / 60_000)} min left`;
      process.stderr.write(terminal ? `\r${line}\u001b[K` : `${line}\n`);
    },
    end(): void {
      if (terminal) process.stderr.write('\r\u001b[K');
    },
  };
}

import { Command, InvalidArgumentError, Option } from 'commander'
import { bundledCalendar, deadline } from '#modules/calendar'

export function deadlineCommand(): Command {
  return new Command('deadline')
    .description(
      'the last day of a legal period: the day it starts is not counted, days off are left out (民法典第二百零一条、第二百零三条; 行政许可法第八十二条)',
    )
    .argument('<start>', 'the day it starts from, YYYY-MM-DD', readDate)
    .argument('<days>', 'how many days, 0 to 3660', readCount)
    .addOption(
      new Option('--unit <unit>', 'working or calendar days')
        .choices(['working', 'calendar'])
        .default('working'),
    )
    .option('--json', 'machine-readable answer (the default form; kept for uniformity)')
    .action((start: Temporal.PlainDate, count: number, { unit }: { unit: 'working' | 'calendar' }) => {
      const { due, provisional, leftOut } = deadline(bundledCalendar(), { start, count, unit })
      const answer = {
        due: due.toString(),
        provisional,
        start: start.toString(),
        count,
        unit,
        leftOut: leftOut.map(({ date, reason }) => ({ date: date.toString(), reason })),
      }
      process.stdout.write(`${JSON.stringify(answer)}\n`)
    })
}

function readDate(text: string): Temporal.PlainDate {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) throw new InvalidArgumentError('a date is written YYYY-MM-DD')
  try {
    const date = Temporal.PlainDate.from(text, { overflow: 'reject' })
    if (date.year < 1900 || date.year > 2180) throw new RangeError()
    return date
  } catch {
    throw new InvalidArgumentError('there is no such day between 1900 and 2180')
  }
}

function readCount(text: string): number {
  if (!/^\d{1,4}$/.test(text) || Number(text) > 3660)
    throw new InvalidArgumentError('a whole number from 0 to 3660')
  return Number(text)
}

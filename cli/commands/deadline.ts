import { Command, InvalidArgumentError, Option } from 'commander'
import {
  bundledCalendar,
  extendedDeadline,
  type Pause,
  type Period,
  type RunningDeadline,
  type StoppedPeriod,
} from '#modules/calendar'

interface Options {
  readonly unit: Period['unit']
  readonly pause?: readonly Pause[]
  readonly extend: number
}

const LONGEST_DAYS = 3660

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
    .option(
      '--pause <from..to>',
      'leave out the days after the first up to and including the last, FROM.. while it stands; repeatable (行政许可法第四十五条)',
      readPause,
    )
    .option('--extend <days>', 'by how many days of the same unit it is extended', readCount, 0)
    .option('--json', 'machine-readable answer (the default form; kept for uniformity)')
    .action(
      (start: Temporal.PlainDate, count: number, { unit, pause = [], extend }: Options, command: Command) => {
        if (count + extend > LONGEST_DAYS)
          command.error(`error: more than ${LONGEST_DAYS} days with the extension`)
        const found = extendedDeadline(
          bundledCalendar(),
          { start, count, unit },
          { count: extend, unit },
          pause,
        )
        const answer = {
          ...shown(found),
          start: start.toString(),
          count,
          unit,
          ...(extend > 0 ? { extended: extend } : {}),
          ...(pause.length > 0
            ? { pauses: pause.map(({ from, to }) => ({ from: from.toString(), to: to?.toString() ?? null })) }
            : {}),
          leftOut: found.leftOut.map(({ date, reason }) => ({ date: date.toString(), reason })),
        }
        process.stdout.write(`${JSON.stringify(answer)}\n`)
      },
    )
}

/** A stopped period has no last day: it tells how far it came. */
function shown(found: RunningDeadline | StoppedPeriod): Record<string, string | number | boolean | null> {
  const { provisional } = found
  return found.running
    ? { due: found.due.toString(), provisional }
    : { due: null, provisional, running: false, counted: found.counted, remaining: found.remaining }
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
  if (!/^\d{1,4}$/.test(text) || Number(text) > LONGEST_DAYS)
    throw new InvalidArgumentError('a whole number from 0 to 3660')
  return Number(text)
}

function readPause(text: string, before: readonly Pause[] = []): Pause[] {
  const [first = '', last, more] = text.split('..')
  if (last === undefined || more !== undefined)
    throw new InvalidArgumentError('a pause is written FROM..TO, or FROM.. while it stands')
  const [from, to] = [readDate(first), last === '' ? undefined : readDate(last)]
  if (to && Temporal.PlainDate.compare(to, from) < 0)
    throw new InvalidArgumentError('a pause ends on the day it begins or later')
  return [...before, { from, to }]
}

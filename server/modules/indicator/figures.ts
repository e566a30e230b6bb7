import type { Database } from '#platform/database'
import { indicatorsOf } from './catalogue.ts'
import type { Frame } from './compile.ts'
import { figureOf, quantitiesOf, type Figure } from './figure.ts'
import type { Indicator, Place, Quantity } from './measure.ts'
import { divide, settledOnce } from './settled.ts'
import { addTallies, tally, type Tally } from './tally.ts'

/** Every figure of a place in force within the frame's scope, in order: the settled days once, the open ones now. */
export async function figuresOf(
  database: Database,
  frame: Frame,
  place: Place = 'screen',
): Promise<Figure[]> {
  const indicators = (await indicatorsOf(database)).filter(({ shown = ['screen'] }) => shown.includes(place))
  const counted = await countAll(database, indicators, frame)
  return indicators.map((each) => figureOf(each, counted, frame.now))
}

async function countAll(database: Database, indicators: readonly Indicator[], frame: Frame): Promise<Tally> {
  const quantities = new Map(indicators.flatMap(quantitiesOf))
  const lasting = having(quantities, isLasting)
  const { settled, open, day } = divide(frame.now)
  // The definitions are part of the name: a new version is counted anew.
  const name = `figures ${indicators.map(({ id, version }) => `${id}@${version}`).join()} ${frame.minutes.length}`
  const [before, now, moving] = await Promise.all([
    settledOnce(database, name, frame.scope, day, () =>
      tally(database.read, lasting, { ...frame, within: settled }),
    ),
    tally(
      database.read,
      having(quantities, (quantity) => !isMoving(quantity)),
      { ...frame, within: open },
    ),
    tally(database.read, having(quantities, isMoving), frame),
  ])
  return [before, now, moving].reduce(addTallies)
}

/** Windows whose start moves with the day only, so that their settled part stays the same all day. */
const isLasting = (quantity: Quantity) =>
  'window' in quantity && !isMoving(quantity) && quantity.window !== 'today'
/** A window that moves with every minute is counted whole; it is a single day. So are cards, ratings and reports: one of last week may be cancelled, left out or mended today. */
const isMoving = (quantity: Quantity) =>
  'window' in quantity &&
  (quantity.window === 'today-last-week' ||
    ('count' in quantity
      ? ['cards', 'notices', 'ratings', 'rectifications', 'guide-reports'].includes(quantity.count)
      : quantity.sum === 'correction-days'))

function having(quantities: ReadonlyMap<string, Quantity>, wanted: (quantity: Quantity) => boolean) {
  return new Map([...quantities].filter(([, quantity]) => wanted(quantity)))
}

import fc from 'fast-check'
import {
  flow as flowSchema,
  type Citation,
  type Flow,
  type Localized,
  type Period,
  type Stage,
} from '#contract'
import { anyFlow } from '#world'

/** Any flow that the checker lets through, with texts, periods and properties as people write them, the odd ones too. */
export const writtenFlow: fc.Arbitrary<Flow> = fc
  .tuple(anyFlow, fc.infiniteStream(fc.nat({ max: 9_999 })))
  .map(([flow, rolls]) => {
    const roll = (below: number) => (rolls.next().value ?? 0) % below
    const written = structuredClone(flow)
    written.version = 1 + roll(40)
    for (const stage of Object.values(written.stages)) write(stage, roll)
    return flowSchema.parse(written)
  })

type Roll = (below: number) => number

const texts: readonly Localized[] = [
  { zh: '受理', en: 'Acceptance' },
  { zh: '审查 & 决定 <现场>', en: 'Check & "decide" <on site>' },
  { zh: '补好了，\n再提交', en: "It's  done\tagain" },
  { zh: '𠮷野家 ]]> &amp; \u0080', en: 'Rare 𠮷 &#x20BB7; character' },
  { zh: ' ', en: ' led and followed by a space ' },
]
const citations: readonly (Citation | undefined)[] = [
  undefined,
  { law: 'law:行政许可法#32.1.4' },
  { title: '补正期限（本地配置）', verified: false },
  { title: '办法', number: '〔2024〕1号', article: '第三条', verified: true },
]
const conditions = [
  'form.area > 100 and form.kind == "a"',
  "form.name != 'x' or form.a < 3",
  ' form.x\n > 2 ',
]

function write(stage: Stage, roll: Roll): void {
  stage.title = one(texts, roll)
  if ('period' in stage && stage.period) stage.period = days(roll)
  if (stage.kind === 'task')
    for (const [at, action] of Object.values(stage.actions).entries()) {
      action.label = one(texts, roll)
      if (roll(2)) action.key = 'ABCDEFGHIJ'[at]
      if (roll(4) === 0) action.fills = ['x', 'a field', '𠮷']
      action.needs = roll(2) ? action.needs : action.needs.toReversed()
    }
  if (stage.kind === 'call') stage.with = { number: '{case.number}', 'a b': '<"{form.x}" & \'\n\'>', '': '' }
  if (stage.kind === 'fork')
    for (const branch of Object.values(stage.branches)) {
      branch.title = one(texts, roll)
      // The order of the list says nothing, but it is kept.
      if (roll(2)) branch.stages.reverse()
      if (branch.when !== undefined) branch.when = one(conditions, roll)
    }
  if (stage.kind === 'spawn')
    for (const leg of Object.values(stage.legs)) {
      leg.title = one(texts, roll)
      leg.after.reverse()
      if (leg.when !== undefined) leg.when = one(conditions, roll)
      leg.materials = roll(2) ? { photo: 'photo-of-child', 'a b': '<"&>' } : {}
      leg.answers = roll(2) ? { x: one(conditions, roll), 'y z': '"<&>"' } : {}
    }
}

function days(roll: Roll): Period {
  const basis = one(citations, roll)
  return { count: roll(60), unit: roll(2) ? 'working' : 'calendar', ...(basis ? { basis } : {}) }
}

function one<T>(list: readonly T[], roll: Roll): T {
  return list[roll(list.length)] as T
}

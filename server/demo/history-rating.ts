import type { CaseBase, CaseState } from '#modules/case'
import { channelOf, questionSet, type Rating } from '#modules/rating'
import type { Random } from '#modules/registry'
import type { Lore } from './history-lore.ts'

export interface Experience {
  readonly state: CaseState
  readonly base: CaseBase
  readonly slow: boolean
  readonly smooth: boolean
  readonly words: Lore['ratings']
}

type Weights = readonly (readonly [number, number])[]
const content: Weights = [
  [5, 66],
  [4, 25],
  [3, 7],
  [2, 1.4],
  [1, 0.6],
]
const waited: Weights = [
  [5, 48],
  [4, 32],
  [3, 14],
  [2, 4],
  [1, 2],
]
const disappointed: Weights = [
  [5, 12],
  [4, 28],
  [3, 34],
  [2, 16],
  [1, 10],
]

/** A rating as somebody would give it after this case. */
export function rate(experience: Experience, random: Random): Rating {
  const { state, base, words } = experience
  const grade = experience.smooth ? 5 : random.weigh(moodOf(experience))
  const tags = questionSet(channelOf(base)).grades.find((each) => each.grade === grade)?.tags ?? []
  const count = grade === 5 && random.chance(0.35) ? 0 : random.integer(1, 2)
  const chosen = new Set(Array.from({ length: count }, () => random.pick(tags).id))
  if (grade <= 2 && isLate(state) && base.channel === 'window') chosen.add('late')
  const writes = random.chance(grade >= 4 ? 0.12 : grade === 3 ? 0.35 : 0.7)
  const text = writes
    ? random.pick(grade >= 4 ? words.praise : grade === 3 ? words.mixed : words.blame)
    : undefined
  return {
    grade,
    tags: [...chosen],
    text,
    callBack: grade <= 2 && random.chance(0.5),
    anonymous: random.chance(0.2),
  }
}

function moodOf({ state, slow }: Experience): Weights {
  if (state.decision?.outcome === 'refused' || isLate(state)) return disappointed
  if (slow || state.path.includes('correction')) return waited
  return content
}

function isLate(state: CaseState): boolean {
  return state.clocks.some(
    ({ name, due, endedOn }) => name === 'promised' && endedOn !== undefined && endedOn > due,
  )
}

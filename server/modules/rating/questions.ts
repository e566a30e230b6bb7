import type { z } from 'zod'
import type { Localized, ratingChannels, ratingSet } from '#contract'
import type { CaseBase } from '#modules/case'
import { blame, labels, praise, VERSION } from './questions.data.ts'

export type RatingChannel = (typeof ratingChannels)[number]
type QuestionSet = z.infer<typeof ratingSet>

/** The set in force for a channel: grade first, then reasons that differ by grade (国办发〔2019〕51号). 基本满意 is asked for both. */
export function questionSet(channel: RatingChannel): QuestionSet {
  return {
    version: VERSION,
    grades: labels.map((label) => ({
      ...label,
      tags:
        label.grade >= 4
          ? praise[channel]
          : label.grade === 3
            ? [...praise[channel], ...blame[channel]]
            : blame[channel],
    })),
  }
}

/** How somebody signed in is asked about a case: who spoke to an officer as at a window. */
export function channelOf({ channel }: Pick<CaseBase, 'channel'>): RatingChannel {
  return channel === 'web' ? 'web' : 'window'
}

const words: ReadonlyMap<string, Localized> = new Map(
  [...Object.values(praise), ...Object.values(blame)].flat().map(({ id, label }) => [id, label]),
)

/** What people ticked, in words; a tag of an older set stands as it is. */
export function tagLabels(tags: readonly string[]): Localized[] {
  return tags.map((tag) => words.get(tag) ?? { zh: tag, en: tag })
}

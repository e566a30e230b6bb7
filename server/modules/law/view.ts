import type { StatuteView } from '#contract'
import { dateOf } from '#platform/clock'
import { formatAddress, formatPlace, type Place } from './address.ts'
import type { Article, Statute } from './queries.ts'

/** A statute's version as the contract shows it. */
export function toStatuteView(statute: Statute): StatuteView {
  const { history: _, ...shown } = statute
  return {
    ...shown,
    version: statute.version.toString(),
    adopted: statute.adopted.toString(),
    effectiveFrom: statute.effectiveFrom.toString(),
    effectiveTo: statute.effectiveTo?.toString() ?? null,
    endReason: statute.endReason ?? null,
    replacedBy: statute.replacedBy ?? null,
  }
}

/** An article as the contract shows it. */
export function toArticleView(article: Article) {
  const place = placeOf(article)
  return {
    address: formatAddress({ statute: article.statute, place }),
    label: formatPlace(place),
    part: article.part,
    chapter: article.chapter,
    section: article.section,
    text: article.text,
  }
}

/** Where a whole article stands. */
export function placeOf({ number, insertion }: Article): Place {
  return { article: number, insertion, paragraph: undefined, item: undefined }
}

/** The legal date a caller asked about, else today's. */
export function askedDate(on: string | undefined, now: Temporal.Instant): Temporal.PlainDate {
  return on === undefined ? dateOf(now) : Temporal.PlainDate.from(on)
}

import { haltRules, lastLifted, type Service } from '#modules/case'
import { z } from 'zod'
import { ratesOf } from './rates.ts'

/**
 * Service `sample.settle`: told `agrees`, what somebody said of an automatic decision. Where too many of its version were disagreed with, the
 * rules of that version stop deciding. Answers `settled`.
 */
export const settleReview: Service = async ({ database, clock }, { base, state, told }) => {
  const agrees = z.enum(['yes', 'no']).parse(told['agrees']) === 'yes'
  const why = z.string().parse(state.answers['why'])
  const rateFor = await ratesOf(database.read)
  const now = clock.now()
  return database.write(async (transaction) => {
    const [drawn] = await transaction<{ slug: string; version: number }[]>`
      update sample.drawn set agrees = ${agrees}, reason = ${why}, settled_at = coalesce(settled_at, ${now})
      where review_case_id = ${base.caseId} returning slug, version`
    if (!drawn) throw new Error('the decision that was looked at is gone')
    const { slug, version } = drawn
    // Reviews that end at one moment count each other: whoever comes second counts both.
    await transaction`select pg_advisory_xact_lock(hashtext('sample.settle'), hashtext(${slug}))`
    const lifted = await lastLifted(transaction, slug, version)
    // What was looked at before the rules were last let go on has been answered for.
    const [count] = await transaction<{ looked: number; wrong: number }[]>`
      select count(*)::int as looked, count(*) filter (where not agrees)::int as wrong
      from sample.drawn where slug = ${slug} and version = ${version} and settled_at is not null
        and ${lifted ? transaction`settled_at > ${lifted}` : transaction`true`}`
    const { looked, wrong } = count ?? { looked: 0, wrong: 0 }
    const { haltAbove, atLeast } = rateFor(slug)
    if (looked < atLeast || wrong / looked <= haltAbove) return { answer: 'settled' }
    const reason = `抽查${looked}件，${wrong}件不同意，超过${Math.round(haltAbove * 100)}%`
    await haltRules(transaction, { slug, version, reason }, now)
    return { answer: 'settled', note: `${reason}：第${version}版规则停用，转人工` }
  })
}

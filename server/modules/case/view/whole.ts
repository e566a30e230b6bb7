import type { CaseView } from '#contract'
import { certificatesOfCases } from '#modules/certificate'
import { definitionOf, type PublishedMatter } from '#modules/matter'
import type { Act } from '#platform/http'
import { maySee, type Found } from '../access.ts'
import { legCasesOf } from '../leg-cases.ts'
import { findCase } from '../queries.ts'
import { legViews } from './legs.ts'

/** 一件事: the legs of a case of many matters, or the whole that a case is a leg of, with what the other legs say. */
export async function wholeOf(
  act: Act,
  found: Found,
  matter: PublishedMatter,
): Promise<Pick<CaseView, 'legs' | 'parent'>> {
  const { parent } = found.base
  if (!parent) return { legs: await legsOf(act, found, matter), parent: null }
  const whole = await findCase(act.platform.database.read, parent.caseId)
  const ofWhole = whole && (await definitionOf(act.platform.database, whole.base.slug, whole.base.version))
  const isOpen = whole !== undefined && (await maySee(act, whole))
  // Who handles a leg is told of the whole; who may act for somebody in that leg alone is not.
  if (!whole || !ofWhole || (!isOpen && act.principal.kind !== 'officer')) return { legs: [], parent: null }
  const { base } = whole
  return {
    legs: [],
    parent: {
      id: isOpen ? base.caseId : null,
      number: base.number,
      title: ofWhole.definition.title,
      unitName: base.unit.name,
      leg: parent.leg,
      legs: await legsOf(act, whole, ofWhole),
    },
  }
}

async function legsOf(
  { platform, principal, now }: Act,
  { base, state }: Found,
  matter: PublishedMatter,
): Promise<CaseView['legs']> {
  const caseIds = Object.values(state.legs).flatMap(({ caseId }) => (caseId ? [caseId] : []))
  const { read } = platform.database
  const [cases, given] =
    caseIds.length > 0
      ? await Promise.all([legCasesOf(read, [base.caseId]), certificatesOfCases(read, caseIds)])
      : [[], new Map()]
  const whole = {
    matter,
    base: { region: base.region, unitPath: base.unit.path },
    status: state.status,
    legs: state.legs,
  }
  return legViews(platform, principal, now, whole, cases, given)
}

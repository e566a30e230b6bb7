import type { CaseView, Localized } from '#contract'
import { formatDay, procedureWords, useLanguage, usePick, useText, wordOf } from '#web/ui'
import { caseText } from './case.text.ts'

/** How a case ended, or that it has not. */
export type CaseEnding =
  | 'granted'
  | 'partly'
  | 'refused'
  | 'not-accepted'
  | 'withdrawn'
  | 'terminated'
  | 'correction'
  | 'open'

export function endingOf(view: CaseView): CaseEnding {
  if (view.decision && !isLookedAtAgain(view)) return view.decision.outcome
  if (view.milestone === 'not-accepted') return 'not-accepted'
  if (view.milestone === 'withdrawn') return 'withdrawn'
  if (view.milestone === 'terminated') return 'terminated'
  if (
    view.status === 'open' &&
    view.corrections !== null &&
    view.corrections.length > 0 &&
    isApplicantsTurn(view)
  )
    return 'correction'
  return 'open'
}

/** Rules refused it and a person looks again (个人信息保护法第二十四条第三款): the refusal is no longer its news. */
export function isLookedAtAgain(view: CaseView): boolean {
  return view.status === 'open' && view.decision?.outcome === 'refused'
}

/** The heading of a case: its news, never its category. */
export function useCaseNews(): (view: CaseView) => string {
  const t = useText(caseText)
  const procedures = useText(procedureWords)
  const pick = usePick()
  const language = useLanguage()
  return (view) => {
    switch (endingOf(view)) {
      case 'granted':
        return view.granted ? pick(view.granted.heading) : t.granted
      case 'partly': {
        const asked = view.legs.filter(({ reason }) => reason !== 'condition')
        return t.partly(asked.filter(({ state }) => state === 'granted').length, asked.length)
      }
      case 'refused': {
        const why = firstReason(view, pick)
        return why ? t.refused(why) : t.refusedPlain
      }
      case 'not-accepted': {
        const why = firstReason(view, pick)
        return why ? t.notAcceptedWhy(why) : t.notAccepted
      }
      case 'withdrawn':
        return t.withdrawn
      case 'terminated':
        return view.links.some(({ relation }) => relation === 'merged-into') ? t.merged : t.terminated
      case 'correction':
        return t.missing(view.corrections?.length ?? 0, view.corrections?.[0]?.item ?? '')
      case 'open': {
        if (isLookedAtAgain(view)) return t.lookedAtAgain
        const asking = view.legs.find(
          ({ state, case: leg }) => state === 'running' && leg?.turn === 'applicant',
        )
        if (asking) return t.legAsks(pick(asking.title))
        const stopped = view.procedures.find(({ to }) => to === undefined)
        if (stopped) return t.suspended(wordOf(procedures, stopped.name))
        const clock =
          view.clocks.find(({ name, state }) => name === 'promised' && state === 'running') ??
          view.clocks.find(({ name }) => name === 'statutory')
        const acceptance = view.clocks.find(({ name, state }) => name === 'acceptance' && state === 'running')
        if (!clock && acceptance) return t.receivedToAccept(formatDay(acceptance.due, language))
        return clock ? t.received(formatDay(clock.due, language)) : t.receivedPlain
      }
    }
  }
}

/** The applicant has a task open: something is asked of them. */
export function isApplicantsTurn(view: CaseView): boolean {
  return view.tasks.some((task) => task.role === null || task.mine)
}

function firstReason(view: CaseView, pick: (text: Localized) => string): string | undefined {
  const written = view.decision?.reasons[0]?.text
  if (written) return written
  const failing = view.ruling?.checks.find((check) => !check.holds)
  return failing ? pick(failing.reason ?? failing.title) : undefined
}

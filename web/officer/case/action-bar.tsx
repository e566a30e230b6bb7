import { Button } from 'antd'
import { useCallback, useMemo, useRef, useState } from 'react'
import type { CaseView } from '#contract'
import { catalogue, usePick, useText } from '#web/ui'
import { useClaims } from '../inbox/claims.ts'
import { useOfficer } from '../session/session.ts'
import { useKeys } from '../shell/keys.ts'
import { useActs } from './acts.ts'
import { CorrectionsDialog } from './corrections-dialog.tsx'
import { useCorrections, useOpinion, useReasons } from './drafts.ts'
import { OpinionBox, type OpinionField } from './opinion-box.tsx'
import { ReasonsDialog } from './reasons-dialog.tsx'
import { useArmed, useBlockedWords, VerbButton } from './verb-button.tsx'
import { blockOf, composerOf, taskFor, type Verb } from './verbs.ts'

interface BarProps {
  readonly view: CaseView
  readonly reload: () => Promise<CaseView | undefined>
  readonly onNext: (() => void) | undefined
}

/** The opinion at the left, kept with every key; the verbs at the right. */
export function ActionBar({ view, reload, onNext }: BarProps) {
  const t = useText(text)
  const pick = usePick()
  const box = useRef<OpinionField>(null)
  const verbs = useVerbs(view, reload, box)
  const { task, blocked, claim, composing } = verbs
  const why = useBlockedWords(blocked)
  const isApplicants = task === undefined || task.unitName === null
  const Composer = composing && (composing.what === 'corrections' ? CorrectionsDialog : ReasonsDialog)
  return (
    <footer className="action-bar">
      <OpinionBox
        box={box}
        opinion={verbs.opinion}
        wanted={verbs.wantsOpinion}
        disabled={view.status === 'closed'}
      />
      <div className="verbs">
        {claim ? (
          <Button onClick={claim}>
            {t.claim}
            <kbd>C</kbd>
          </Button>
        ) : null}
        {isApplicants
          ? null
          : task.actions.map((verb, index) => (
              <VerbButton
                key={verb.name}
                verb={verb}
                first={index === 0}
                blocked={blocked}
                armed={verbs.armed === verb.name}
                busy={verbs.busy}
                onPress={verbs.press}
              />
            ))}
        {isApplicants && why ? <span className="blocked">{why}</span> : null}
        {onNext && blocked ? (
          <Button onClick={onNext}>
            {t.next}
            <kbd>J</kbd>
          </Button>
        ) : null}
      </div>
      {composing && Composer ? (
        <Composer
          view={view}
          busy={verbs.busy}
          title={pick(composing.verb.label)}
          onSend={() => verbs.send(composing.verb)}
          onClose={() => verbs.compose(undefined)}
        />
      ) : null}
    </footer>
  )
}

/** What the verbs of a case do: arm, compose, send; by press or by key. */
function useVerbs(view: CaseView, reload: BarProps['reload'], box: React.RefObject<OpinionField | null>) {
  const pick = usePick()
  const officer = useOfficer()
  const [opinion, corrections, reasons] = [useOpinion(view), useCorrections(view), useReasons(view)]
  const [armed, setArmed] = useArmed()
  const [composing, compose] = useState<{ verb: Verb; what: 'reasons' | 'corrections' }>()
  const [wantsOpinion, setWantsOpinion] = useState(false)
  const task = taskFor(view, officer.officerId)
  const blocked = blockOf(view, task, officer.officerId)
  const act = useActs(view, reload, () => {
    for (const draft of [opinion, corrections, reasons]) draft.drop()
    compose(undefined)
    setArmed(undefined)
    setWantsOpinion(false)
  })
  const { mutate, isPending } = act
  const written = opinion.value.trim()
  const send = useCallback(
    (verb: Verb) => {
      if (task === undefined || isPending) return
      const body = {
        action: verb.name,
        ...(written ? { opinion: written } : {}),
        ...(verb.needs.includes('reasons') ? { reasons: [...reasons.value] } : {}),
        ...(verb.needs.includes('corrections') ? { corrections: [...corrections.value] } : {}),
      }
      mutate({ taskId: task.id, label: pick(verb.label), body })
    },
    [task, mutate, isPending, pick, written, reasons.value, corrections.value],
  )
  const press = useCallback(
    (verb: Verb) => {
      if (blocked !== undefined) return
      const what = composerOf(verb)
      if (what) compose({ verb, what })
      else if (verb.needs.includes('opinion') && written === '') {
        setWantsOpinion(true)
        box.current?.focus()
      } else if (armed === verb.name) send(verb)
      else setArmed(verb.name)
    },
    [blocked, written, armed, send, setArmed, box],
  )
  const { claim, release } = useClaimOf(view, task)
  useKeys(
    useMemo(
      () => ({
        ...Object.fromEntries(
          (task?.actions ?? []).flatMap((verb) =>
            verb.key ? [[verb.key.toLowerCase(), () => press(verb)]] : [],
          ),
        ),
        o: () => box.current?.focus({ cursor: 'end' }),
        c: claim,
        z: release,
        Escape: () => setArmed(undefined),
      }),
      [task, press, claim, release, setArmed, box],
    ),
  )
  return {
    task,
    blocked,
    claim,
    opinion,
    wantsOpinion,
    armed,
    composing,
    compose,
    press,
    send,
    busy: isPending,
  }
}

/** Taking the task and giving it back, where either can be done. */
function useClaimOf(view: CaseView, task: ReturnType<typeof taskFor>) {
  const officer = useOfficer()
  const claims = useClaims()
  return useMemo(() => {
    if (task === undefined) return { claim: undefined, release: undefined }
    const item = {
      taskId: task.id,
      caseId: view.id,
      revision: view.revision,
      officerName: task.officerName,
      title: view.matter.title,
      mine: task.mine,
    }
    return {
      claim: task.mine && task.officerName === null ? () => claims.claim(item) : undefined,
      release: task.officerId === officer.officerId ? () => claims.release(item) : undefined,
    }
  }, [task, view, claims, officer.officerId])
}

const text = catalogue({
  claim: ['领取', 'Claim'],
  next: ['下一件', 'Next'],
})

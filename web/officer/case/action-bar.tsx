import { Button, Input, Tooltip } from 'antd'
import { useCallback, useEffect, useMemo, useRef, useState, type ComponentRef } from 'react'
import type { CaseView } from '#contract'
import { catalogue, formatClock, usePick, useText } from '#web/ui'
import { useClaims } from '../inbox/claims.ts'
import { useOfficer } from '../session/session.ts'
import { useKeys } from '../shell/keys.ts'
import { useActs } from './acts.ts'
import { CorrectionsDialog } from './corrections-dialog.tsx'
import { useCorrections, useOpinion, useReasons } from './drafts.ts'
import { ReasonsDialog } from './reasons-dialog.tsx'
import { blockOf, lackingOf, taskFor, type Blocked, type Verb } from './verbs.ts'

const ARMED_MS = 4_000

/** The opinion at the left, kept with every key; the verbs at the right. What cannot be done stays and says why. */
export function ActionBar({
  view,
  reload,
  onNext,
}: {
  readonly view: CaseView
  readonly reload: () => Promise<CaseView | undefined>
  readonly onNext: (() => void) | undefined
}) {
  const t = useText(text)
  const pick = usePick()
  const officer = useOfficer()
  const [opinion, corrections, reasons] = [useOpinion(view), useCorrections(view), useReasons(view)]
  const box = useRef<ComponentRef<typeof Input.TextArea>>(null)
  const [armed, setArmed] = useArmed()
  const [composing, setComposing] = useState<{ verb: Verb; what: 'reasons' | 'corrections' }>()
  const [lacksOpinion, setLacksOpinion] = useState(false)
  const task = taskFor(view, officer.officerId)
  const blocked = blockOf(view, task, officer.officerId)
  const claims = useClaims()
  const act = useActs(view, reload, () => {
    opinion.drop()
    corrections.drop()
    reasons.drop()
    setComposing(undefined)
    setArmed(undefined)
  })

  const send = useCallback(
    (verb: Verb) => {
      if (task === undefined || act.isPending) return
      act.mutate({
        taskId: task.id,
        label: pick(verb.label),
        body: {
          action: verb.name,
          ...(opinion.value.trim() ? { opinion: opinion.value.trim() } : {}),
          ...(verb.needs.includes('reasons') ? { reasons: [...reasons.value] } : {}),
          ...(verb.needs.includes('corrections') ? { corrections: [...corrections.value] } : {}),
        },
      })
    },
    [task, act, pick, opinion.value, reasons.value, corrections.value],
  )
  const press = useCallback(
    (verb: Verb) => {
      if (blocked !== undefined) return
      const what = verb.needs.includes('reasons')
        ? 'reasons'
        : verb.needs.includes('corrections')
          ? 'corrections'
          : undefined
      if (what) return setComposing({ verb, what })
      if (lackingOf(verb, { opinion: opinion.value, reasons: 0, corrections: 0 }) === 'opinion') {
        setLacksOpinion(true)
        return box.current?.focus()
      }
      if (armed === verb.name) send(verb)
      else setArmed(verb.name)
    },
    [blocked, opinion.value, armed, send, setArmed],
  )

  const claimable = useMemo(
    () =>
      task && {
        taskId: task.id,
        caseId: view.id,
        revision: view.revision,
        officerName: task.officerName,
        title: view.matter.title,
        mine: task.mine,
      },
    [task, view],
  )
  useKeys(
    useMemo(
      () => ({
        ...Object.fromEntries(
          (task?.actions ?? []).flatMap((verb) =>
            verb.key ? [[verb.key.toLowerCase(), () => press(verb)]] : [],
          ),
        ),
        o: () => box.current?.focus({ cursor: 'end' }),
        c: claimable && task?.mine && task.officerName === null ? () => claims.claim(claimable) : undefined,
        z: claimable && task?.officerId === officer.officerId ? () => claims.release(claimable) : undefined,
        Escape: () => setArmed(undefined),
      }),
      [task, press, claimable, claims, officer.officerId, setArmed],
    ),
  )

  return (
    <footer className="action-bar">
      <div className={lacksOpinion && opinion.value.trim() === '' ? 'opinion lacking' : 'opinion'}>
        <label htmlFor="opinion">
          {t.opinion}
          <kbd>O</kbd>
        </label>
        <Input.TextArea
          id="opinion"
          ref={box}
          variant="borderless"
          autoSize={{ minRows: 1, maxRows: 6 }}
          maxLength={2000}
          disabled={view.status === 'closed'}
          placeholder={view.status === 'closed' ? '' : t.write}
          value={opinion.value}
          aria-invalid={lacksOpinion && opinion.value.trim() === ''}
          onChange={(event) => opinion.set(event.target.value)}
          onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
        />
        <output>
          {lacksOpinion && opinion.value.trim() === ''
            ? t.lacking
            : opinion.savedAt && opinion.value
              ? t.kept(formatClock(opinion.savedAt))
              : ''}
        </output>
      </div>
      <div className="verbs">
        {task && task.mine && task.officerName === null && claimable ? (
          <Button onClick={() => claims.claim(claimable)}>
            {t.claim}
            <kbd>C</kbd>
          </Button>
        ) : null}
        {(task?.unitName === null ? [] : (task?.actions ?? [])).map((verb, index) => (
          <VerbButton
            key={verb.name}
            verb={verb}
            first={index === 0}
            blocked={blocked}
            armed={armed === verb.name}
            busy={act.isPending}
            onPress={press}
          />
        ))}
        {blocked && (task === undefined || task.unitName === null) ? (
          <span className="blocked">{wordsFor(t, blocked)}</span>
        ) : null}
        {onNext && blocked ? (
          <Button onClick={onNext}>
            {t.next}
            <kbd>J</kbd>
          </Button>
        ) : null}
      </div>
      {composing?.what === 'corrections' ? (
        <CorrectionsDialog
          view={view}
          busy={act.isPending}
          title={pick(composing.verb.label)}
          onSend={() => send(composing.verb)}
          onClose={() => setComposing(undefined)}
        />
      ) : null}
      {composing?.what === 'reasons' ? (
        <ReasonsDialog
          view={view}
          busy={act.isPending}
          title={pick(composing.verb.label)}
          onSend={() => send(composing.verb)}
          onClose={() => setComposing(undefined)}
        />
      ) : null}
    </footer>
  )
}

function VerbButton({
  verb,
  first,
  blocked,
  armed,
  busy,
  onPress,
}: {
  readonly verb: Verb
  readonly first: boolean
  readonly blocked: Blocked
  readonly armed: boolean
  readonly busy: boolean
  readonly onPress: (verb: Verb) => void
}) {
  const t = useText(text)
  const pick = usePick()
  const why = blocked && wordsFor(t, blocked)
  return (
    <Tooltip title={why}>
      <Button
        type={first && !blocked ? 'primary' : 'default'}
        className={armed ? 'armed' : ''}
        aria-disabled={blocked !== undefined}
        loading={busy && armed}
        onClick={() => onPress(verb)}
      >
        {why ? (
          <span className="verb-why">
            {pick(verb.label)}
            <small>{why}</small>
          </span>
        ) : (
          <>
            {armed ? t.again(pick(verb.label)) : pick(verb.label)}
            {verb.key ? <kbd>{verb.key}</kbd> : null}
          </>
        )}
      </Button>
    </Tooltip>
  )
}

/** What cannot be taken back is pressed twice: the first press arms the verb for a few seconds. */
function useArmed(): [string | undefined, (name: string | undefined) => void] {
  const [armed, setArmed] = useState<string>()
  useEffect(() => {
    if (armed === undefined) return
    const timer = setTimeout(() => setArmed(undefined), ARMED_MS)
    return () => clearTimeout(timer)
  }, [armed])
  return [armed, setArmed]
}

function wordsFor(t: typeof text.zh, blocked: NonNullable<Blocked>): string {
  if (blocked.why === 'colleague') return t.colleague(blocked.name)
  return blocked.why === 'other-post' ? t.otherPost(blocked.unit) : t[blocked.why]
}

const text = catalogue({
  opinion: ['意见', 'Opinion'],
  write: ['写办理意见，随时自动存', 'Write an opinion; it is kept as you type'],
  lacking: ['先写意见', 'An opinion is needed'],
  kept: [(at: string) => `草稿${at}已存`, (at: string) => `draft kept ${at}`],
  claim: ['领取', 'Claim'],
  next: ['下一件', 'Next'],
  again: [(label: string) => `再按一次：${label}`, (label: string) => `Press again: ${label}`],
  closed: ['已办结', 'closed'],
  applicant: ['等申请人补正', 'waiting for the applicant'],
  colleague: [(name: string) => `${name}在办`, (name: string) => `${name} has it`],
  otherPost: [(unit: string) => `由${unit}的人办`, (unit: string) => `for ${unit}`],
})

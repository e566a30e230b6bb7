import { Button, Tooltip } from 'antd'
import { useEffect, useState } from 'react'
import { catalogue, usePick, useText } from '#web/ui'
import type { Blocked, Verb } from './verbs.ts'

const ARMED_MS = 4_000

/** One verb with its key. What cannot be done stays and says why. */
export function VerbButton({
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
  const why = useBlockedWords(blocked)
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
          <span>
            {armed ? t.again(pick(verb.label)) : pick(verb.label)}
            {verb.key ? <kbd>{verb.key}</kbd> : null}
          </span>
        )}
      </Button>
    </Tooltip>
  )
}

/** Why a verb cannot be used, in words; empty where it can. */
export function useBlockedWords(blocked: Blocked): string | undefined {
  const t = useText(text)
  if (blocked === undefined) return undefined
  if (blocked.why === 'colleague') return t.colleague(blocked.name)
  if (blocked.why === 'waits') return t.waits(blocked.count)
  return blocked.why === 'other-post' ? t.otherPost(blocked.unit) : t[blocked.why]
}

/** What cannot be taken back is pressed twice: the first press arms the verb for a few seconds. */
export function useArmed(): [string | undefined, (name: string | undefined) => void] {
  const [armed, setArmed] = useState<string>()
  useEffect(() => {
    if (armed === undefined) return
    const timer = setTimeout(() => setArmed(undefined), ARMED_MS)
    return () => clearTimeout(timer)
  }, [armed])
  return [armed, setArmed]
}

const text = catalogue({
  again: [(label: string) => `再按一次：${label}`, (label: string) => `Press again: ${label}`],
  closed: ['已办结', 'closed'],
  legs: ['各部门在办', 'departments at work'],
  suspended: ['先恢复计时', 'let the time run on first'],
  held: ['等签批', 'waits to be signed'],
  waits: [(count: number) => `等${count}人答复`, (count: number) => `waiting for ${count} to answer`],
  applicant: ['等申请人补正', 'waiting for the applicant'],
  colleague: [(name: string) => `${name}在办`, (name: string) => `${name} has it`],
  otherPost: [(unit: string) => `由${unit}的人办`, (unit: string) => `for ${unit}`],
})

import { Button, Dropdown } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import { catalogue, Icon, useText } from '#web/ui'
import { useKeys } from '../../shell/keys.ts'
import { groupOf, groups, useStepNames, type StepName } from './steps.tsx'

/** 更多: every further step that may be taken now, by group; on the key M. */
export function MoreMenu({
  offered,
  onChoose,
}: {
  readonly offered: readonly StepName[]
  readonly onChoose: (step: StepName) => void
}) {
  const t = useText(text)
  const names = useStepNames()
  const [open, setOpen] = useState(false)
  useKeys(useMemo(() => (offered.length > 0 ? { m: () => setOpen(true) } : {}), [offered.length]))
  useEffect(() => {
    if (!open) return
    // The menu is drawn beside its button in the next frame.
    const frame = requestAnimationFrame(() =>
      document.querySelector<HTMLElement>('.more-menu [role=menuitem]')?.focus(),
    )
    return () => cancelAnimationFrame(frame)
  }, [open])
  if (offered.length === 0) return null
  const items = groups.flatMap((group) => {
    const children = offered
      .filter((name) => groupOf(name) === group)
      .map((name) => ({ key: name, label: names[name], danger: name === 'terminate' || name === 'merge' }))
    return children.length > 0 ? [{ key: group, type: 'group' as const, label: t[group], children }] : []
  })
  return (
    <Dropdown
      open={open}
      onOpenChange={setOpen}
      trigger={['click']}
      placement="topRight"
      // Inside the page's landmarks, and not in the row of verbs, which scrolls on a phone.
      getPopupContainer={(trigger) => trigger.closest<HTMLElement>('.action-bar') ?? trigger}
      classNames={{ root: 'more-menu' }}
      menu={{
        items,
        onClick: ({ key, domEvent }) => {
          // The dialog takes the focus at once: Enter must not press its first button too.
          domEvent.preventDefault()
          setOpen(false)
          onChoose(key as StepName)
        },
      }}
    >
      <Button className="more-steps" aria-haspopup="menu" aria-expanded={open}>
        {t.more}
        <kbd>M</kbd>
        <Icon name="down" />
      </Button>
    </Dropdown>
  )
}

const text = catalogue({
  more: ['更多', 'More'],
  give: ['交出去', 'Hand on'],
  ask: ['请人一起办', 'Ask others'],
  course: ['流程和时限', 'Course and time'],
  others: ['别的办件', 'Other cases'],
})

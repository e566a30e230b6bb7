import { App, Dropdown } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import type { OfficerPrincipal } from '#contract'
import { problemText, useAct } from '#web/api'
import { catalogue, setPreferences, usePick, usePreferences, useText } from '#web/ui'
import { roleWords } from '../session/role-words.ts'
import { mayHandleCases } from '../session/session.ts'
import { showKeys } from './keys-help.tsx'

/** Who is signed in, with the settings of this device and the way out. */
export function Me({ officer }: { readonly officer: OfficerPrincipal }) {
  const t = useText(text)
  const roles = useText(roleWords)
  const pick = usePick()
  const client = useQueryClient()
  const { message } = App.useApp()
  const [, go] = useLocation()
  const { language, theme, type } = usePreferences()
  const signOut = useAct('POST /api/v1/identity/sign-out', { onDone: () => void client.resetQueries() })
  const leave = () => signOut.mutate({}, { onError: (error) => void message.error(pick(problemText(error))) })
  const dark = theme === 'dark'
  return (
    <Dropdown
      trigger={['click']}
      placement="topLeft"
      // Inside the page's landmarks, where screen readers look for it.
      getPopupContainer={(trigger) => trigger.parentElement ?? trigger}
      menu={{
        items: [
          { key: 'keys', label: t.keys, onClick: showKeys },
          {
            key: 'theme',
            label: dark ? t.light : t.dark,
            onClick: () => setPreferences({ theme: dark ? 'light' : 'dark' }),
          },
          {
            key: 'type',
            label: type === 'large' ? t.standard : t.large,
            onClick: () => setPreferences({ type: type === 'large' ? 'standard' : 'large' }),
          },
          {
            key: 'language',
            label: t.other,
            onClick: () => setPreferences({ language: language === 'zh' ? 'en' : 'zh' }),
          },
          { type: 'divider' },
          ...(mayHandleCases(officer)
            ? [{ key: 'hand-over', label: t.handOver, onClick: () => go('/officer/hand-over') }]
            : []),
          { key: 'sessions', label: t.sessions, onClick: () => go('/officer/sessions') },
          { key: 'out', label: t.signOut, onClick: leave },
        ],
      }}
    >
      <button type="button" className="me">
        <i aria-hidden="true">{[...officer.name].at(-1)}</i>
        <span>
          {officer.name}
          <small>{officer.roles.map((role) => roles[role]).join(t.and)}</small>
        </span>
      </button>
    </Dropdown>
  )
}

const text = catalogue({
  and: ['、', ', '],
  keys: ['快捷键', 'Keys'],
  dark: ['深色', 'Dark'],
  light: ['浅色', 'Light'],
  large: ['大字', 'Large type'],
  standard: ['标准字', 'Standard type'],
  other: ['English', '中文'],
  handOver: ['请假交接', 'Hand over while away'],
  sessions: ['我的登录', 'My sessions'],
  signOut: ['退出', 'Sign out'],
})

import { QueryClientProvider } from '@tanstack/react-query'
import { App, ConfigProvider } from 'antd'
import englishWords from 'antd/es/locale/en_US.js'
import chineseWords from 'antd/es/locale/zh_CN.js'
import { useMemo, useState, useSyncExternalStore } from 'react'
import { createQueryClient } from '#web/api'
import { shownTheme, Toasts, useLanguage, usePreferences } from '#web/ui'
import { Pages } from './pages.tsx'
import { themeFor } from './theme.ts'

/** The officer's face: session, theme and language around its pages. */
export function OfficerFace() {
  const [client] = useState(createQueryClient)
  const language = useLanguage()
  const shown = useShownTheme()
  const { type } = usePreferences()
  const theme = useMemo(() => themeFor(shown, type === 'large' ? 1.25 : 1), [shown, type])
  return (
    <QueryClientProvider client={client}>
      <ConfigProvider
        theme={theme}
        locale={language === 'zh' ? chineseWords : englishWords}
        button={{ autoInsertSpace: false }}
        wave={{ disabled: true }}
      >
        <App message={{ maxCount: 2 }}>
          <Pages />
          <Toasts />
        </App>
      </ConfigProvider>
    </QueryClientProvider>
  )
}

const darkMedia = window.matchMedia('(prefers-color-scheme: dark)')

function useShownTheme(): 'light' | 'dark' {
  const { theme } = usePreferences()
  return useSyncExternalStore(
    (changed) => {
      darkMedia.addEventListener('change', changed)
      return () => darkMedia.removeEventListener('change', changed)
    },
    () => shownTheme(theme),
  )
}

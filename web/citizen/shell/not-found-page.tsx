import { Empty, LinkButton, useText } from '#web/ui'
import { shellText } from './shell.text.ts'

export function NotFoundPage() {
  const t = useText(shellText)
  return (
    <div className="wrap">
      <Empty
        isPage
        icon="search"
        title={t.missingTitle}
        action={
          <>
            <LinkButton href="/">{t.backHome}</LinkButton>
            <LinkButton look="quiet" href="/services">
              {t.find}
            </LinkButton>
          </>
        }
      >
        {t.missingWords}
      </Empty>
    </div>
  )
}

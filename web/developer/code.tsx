import { useState } from 'react'
import { catalogue, useText } from '#web/ui'

/** Lines to be copied whole. */
export function Code({ text: lines }: { readonly text: string }) {
  const t = useText(text)
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(lines)
    setCopied(true)
    setTimeout(() => setCopied(false), 2_000)
  }
  return (
    <div className="code">
      <pre>{lines}</pre>
      <button type="button" onClick={() => void copy().catch(() => setCopied(false))}>
        {copied ? t.copied : t.copy}
      </button>
    </div>
  )
}

const text = catalogue({
  copy: ['复制', 'Copy'],
  copied: ['复制了', 'Copied'],
})

import { theme as ant, type ThemeConfig } from 'antd'

/** Ant Design's tokens, read from ours as the page shows them now: one set of colours for all faces, light and dark. */
export function themeFor(shown: 'light' | 'dark', scale: number): ThemeConfig {
  const colour = colourReader()
  return {
    algorithm: shown === 'dark' ? ant.darkAlgorithm : ant.defaultAlgorithm,
    cssVar: { key: 'officer' },
    hashed: false,
    token: {
      colorPrimary: colour('--action'),
      colorInfo: colour('--info'),
      colorSuccess: colour('--ok'),
      colorWarning: colour('--warn'),
      colorError: colour('--bad'),
      colorLink: colour('--link'),
      colorLinkHover: colour('--link'),
      colorText: colour('--text'),
      colorTextSecondary: colour('--text-2'),
      colorTextTertiary: colour('--text-3'),
      // Ant's placeholder grey fails 4.5:1; ours does not.
      colorTextQuaternary: colour('--text-3'),
      colorTextPlaceholder: colour('--text-3'),
      colorTextDescription: colour('--text-3'),
      colorTextDisabled: colour('--text-3'),
      colorBorder: colour('--line-control'),
      colorBorderSecondary: colour('--line'),
      colorSplit: colour('--line'),
      colorBgBase: colour('--bg'),
      colorBgContainer: colour('--surface'),
      colorBgElevated: colour('--surface-raised'),
      colorBgLayout: colour('--bg-sunk'),
      controlItemBgActive: colour('--selected'),
      controlItemBgHover: colour('--bg-sunk'),
      fontFamily: getComputedStyle(document.documentElement).getPropertyValue('--font'),
      fontSize: 13.5 * scale,
      lineHeight: 1.45,
      controlHeight: 32 * scale,
      borderRadius: 6,
      borderRadiusLG: 10,
      borderRadiusSM: 4,
      motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
      motionDurationFast: '0.12s',
      motionDurationMid: '0.2s',
      motionDurationSlow: '0.2s',
      wireframe: false,
    },
    components: componentsFor(colour, scale),
  }
}

function componentsFor(
  colour: (name: string) => string,
  scale: number,
): NonNullable<ThemeConfig['components']> {
  return {
    Table: {
      headerBg: colour('--bg'),
      headerColor: colour('--text-3'),
      headerSplitColor: 'transparent',
      cellPaddingBlockSM: 8,
      cellPaddingInlineSM: 10,
      rowHoverBg: colour('--bg-sunk'),
    },
    Tabs: {
      horizontalItemPaddingSM: '10px 0',
      horizontalItemGutter: 18,
      titleFontSizeSM: 13.5 * scale,
      itemSelectedColor: colour('--text'),
      itemHoverColor: colour('--link'),
      itemActiveColor: colour('--text'),
      itemColor: colour('--text-2'),
      inkBarColor: colour('--action'),
    },
    Modal: { titleFontSize: 18 * scale },
    Button: {
      defaultColor: colour('--link'),
      defaultBorderColor: colour('--line-strong'),
      defaultHoverBorderColor: colour('--link'),
      defaultHoverColor: colour('--link'),
      primaryShadow: 'none',
      defaultShadow: 'none',
      dangerShadow: 'none',
    },
  }
}

/** Any CSS colour of ours, OKLCH too, as the hexadecimal that Ant Design can reckon with. */
function colourReader(): (name: string) => string {
  const probe = document.createElement('i')
  probe.hidden = true
  document.body.append(probe)
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = 1
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  queueMicrotask(() => probe.remove())
  return (name) => {
    probe.style.color = `var(${name})`
    if (pen === null) return getComputedStyle(probe).color
    pen.clearRect(0, 0, 1, 1)
    pen.fillStyle = getComputedStyle(probe).color
    pen.fillRect(0, 0, 1, 1)
    const [red = 0, green = 0, blue = 0] = pen.getImageData(0, 0, 1, 1).data
    return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`
  }
}

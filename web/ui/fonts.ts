/** Loads the web font after the first paint: until then the device's own Chinese font shows the same widths. */
export async function loadFonts(): Promise<void> {
  await import('@fontsource-variable/noto-sans-sc')
}

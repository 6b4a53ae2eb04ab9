/** The line that a Registry.pol shown as text begins with: no LGPO text that a person keeps has it. */
export const renderingMark = "; Registry.pol as LGPO text.";

/** Whether the text is what a Registry.pol is shown as. */
export function isRendering(text: string): boolean {
  return text.startsWith(renderingMark);
}

/** Control characters and those that turn the direction of text: a file from outside must not steer the terminal or the reader. */
const steering = /[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/** One line of text that only shows itself: tabs become a blank, steering characters a dot. */
export function printable(text: string): string {
  return text.replace(steering, (character) => (character === "\t" ? " " : "·"));
}
